package org.isthmus.app;

/** The right to hear of something; closing it ends that. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

    @Override
    void close();
}
