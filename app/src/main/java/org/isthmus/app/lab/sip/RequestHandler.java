package org.isthmus.app.lab.sip;

import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.message.Request;

/** Answers one request. All handlers of a server run on its one ordered executor. */
@FunctionalInterface
interface RequestHandler {

    void handle(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException;
}
