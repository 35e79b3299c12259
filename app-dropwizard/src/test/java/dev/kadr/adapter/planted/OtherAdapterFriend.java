package dev.kadr.adapter.planted;

import dev.kadr.adapter.persistence.planted.DrivingPersistence;

/** Knows another adapter. */
public record OtherAdapterFriend(DrivingPersistence friend) {}
