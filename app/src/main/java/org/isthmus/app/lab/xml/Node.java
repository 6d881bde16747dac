package org.isthmus.app.lab.xml;

/** What an element holds. */
public sealed interface Node permits Element, Text {}
