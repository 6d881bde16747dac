package org.isthmus.app.bridge;

/** Names a bridge. */
public record BridgeId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
