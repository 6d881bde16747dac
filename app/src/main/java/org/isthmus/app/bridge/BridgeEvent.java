package org.isthmus.app.bridge;

/** Something about the bridges changed. */
public sealed interface BridgeEvent {

    record Changed(BridgeView bridge) implements BridgeEvent {}

    record Removed(BridgeId id) implements BridgeEvent {}
}
