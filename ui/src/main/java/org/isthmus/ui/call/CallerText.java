package org.isthmus.ui.call;

import org.isthmus.app.call.CallView;
import org.isthmus.app.call.PastCall;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;

/** Whoever is on the other end of a call, so that a stranger is not taken for a friend of that name. */
public final class CallerText {

    private final Words words;

    public CallerText(Texts texts) {
        this.words = texts.of(CallerText.class);
    }

    /** In quotation marks where it is only what they call themselves. */
    public String name(CallView call) {
        return name(call.name(), call.claimed());
    }

    String name(PastCall call) {
        return name(call.name(), call.claimed());
    }

    private String name(String name, boolean claimed) {
        return claimed ? words.get("caller.claimed", name) : name;
    }

    /** The address, and what to think of the name beside it. */
    public String address(CallView call) {
        String address = Addresses.shown(call.peer());
        return call.claimed() ? words.get("caller.stranger", address) : address;
    }
}
