package dev.kadr.ports.testkit;

import dev.kadr.ports.generation.Pictures;

class InMemoryPicturesTest implements PicturesContract {
  @Override
  public Pictures pictures() {
    return new InMemoryPictures();
  }
}
