package org.isthmus.app.lab.xml;

/** Characters between tags, unescaped. */
public record Text(String value) implements Node {}
