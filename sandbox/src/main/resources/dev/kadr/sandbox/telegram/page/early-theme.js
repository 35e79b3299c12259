// Runs before the first paint, so that a chosen theme does not flash its opposite. A classic script on purpose: modules wait.
(function () {
  try {
    const theme = localStorage.getItem('kadr.theme');
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme;
    }
    if (new URLSearchParams(location.search).has('column') && window.parent !== window) {
      document.documentElement.dataset.column = '';
    }
    document.documentElement.lang = localStorage.getItem('kadr.language') === 'en' ? 'en' : 'ru';
  } catch {
    // Storage may be switched off; the page then follows the system.
  }
})();
