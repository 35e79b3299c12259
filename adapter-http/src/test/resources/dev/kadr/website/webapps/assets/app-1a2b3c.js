document.title = "Kadr";
