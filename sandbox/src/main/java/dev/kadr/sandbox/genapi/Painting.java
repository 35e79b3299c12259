package dev.kadr.sandbox.genapi;

/** One finished picture: its file and a small JPEG of it for the board. */
record Painting(Bytes content, Bytes thumbnail) {}
