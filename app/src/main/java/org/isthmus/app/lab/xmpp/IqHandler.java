package org.isthmus.app.lab.xmpp;

import java.util.Optional;
import org.isthmus.app.lab.xml.Element;

/** Answers one kind of request. Called inside the {@link Turnstile}. */
@FunctionalInterface
interface IqHandler {

    /**
     * @return what stands inside the result; empty for an empty result
     * @throws StanzaException answered to the sender
     */
    Optional<Element> handle(IqRequest request) throws StanzaException;
}
