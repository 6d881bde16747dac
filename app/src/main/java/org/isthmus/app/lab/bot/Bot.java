package org.isthmus.app.lab.bot;

/** One character of the lab. Called on one ordered executor; must not block. A new one is made for each network. */
public interface Bot {

    /** The user part of its address. */
    String user();

    /** What it is called in a list. */
    String name();

    /** It is on the network now. */
    void enter(Voice voice);

    /** Somebody writes to it. */
    void hear(String user, String text);

    /** A person has come, or a person that was there is seen for the first time. */
    void appeared(String user);

    /** A person has gone. */
    void left(String user);

    /**
     * A person who is there shows it how they are, or what a bridge lets them show.
     *
     * @param note empty for none
     */
    void shown(String user, String note);

    /** The network goes down; nothing may be said any more. */
    void exit();
}
