package org.isthmus.gateway.sip.transport;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/** Keeps JAIN-SIP from writing messages, credentials and all, to a file. The stack makes it from its class name. */
public final class SilentServerLog implements ServerLogger {

    @Override
    public void closeLogFile() {
        // There is none.
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
        // Messages are traced by this program, with secrets blanked.
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {
        // Messages are traced by this program, with secrets blanked.
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {
        // Messages are traced by this program, with secrets blanked.
    }

    @Override
    public void logException(Exception ex) {
        // The stack log has it.
    }

    @Override
    public void setStackProperties(Properties stackProperties) {
        // Of no interest.
    }

    @Override
    public void setSipStack(SipStack sipStack) {
        // Of no interest.
    }
}
