/**
 * Calls: what SIP and Jingle have in common, and how the session descriptions of one network are written in the other
 * (draft-ietf-stox-media).
 */
@NullMarked
package org.isthmus.gateway.call;

import org.jspecify.annotations.NullMarked;
