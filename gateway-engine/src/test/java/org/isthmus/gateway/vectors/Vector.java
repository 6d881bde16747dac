package org.isthmus.gateway.vectors;

import com.fasterxml.jackson.databind.JsonNode;

/** One conformance vector, as it stands in its file. */
record Vector(String area, JsonNode json) {

    String id() {
        return text("id");
    }

    String kind() {
        return text("kind");
    }

    String direction() {
        return text("direction");
    }

    JsonNode input() {
        return json.path("input");
    }

    JsonNode expect() {
        return json.path("expect");
    }

    JsonNode context() {
        return json.path("context");
    }

    private String text(String field) {
        return json.path(field).asText("");
    }

    @Override
    public String toString() {
        return id() + " " + text("title");
    }
}
