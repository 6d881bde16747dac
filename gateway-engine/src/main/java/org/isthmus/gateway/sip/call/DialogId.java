package org.isthmus.gateway.sip.call;

/** What this side knows a dialog by before the other side has said its tag (RFC 3261 section 12). */
record DialogId(String callId, String localTag) {}
