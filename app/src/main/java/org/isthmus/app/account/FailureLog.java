package org.isthmus.app.account;

import java.util.HashMap;
import java.util.Map;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the log why an account is not signed in: a line when the reason changes, not one for each attempt. Used on the
 * app's thread only.
 */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private final Map<EndpointId, Reason> written = new HashMap<>();

    void state(AccountDetails account, EndpointState state) {
        switch (state) {
            case EndpointState.Failed failed -> failed(account, failed.failure());
            case EndpointState.Online online -> {
                written.remove(account.id());
                LOG.info("{} is signed in over {}.", account.address(), online.transport());
            }
            case EndpointState.Offline _ -> written.remove(account.id());
            case EndpointState.Connecting _ -> {
                // Why it failed before is still the latest news.
            }
        }
    }

    private void failed(AccountDetails account, Failure failure) {
        if (written.put(account.id(), failure.reason()) != failure.reason()) {
            LOG.warn("{} is not signed in: {}, {}", account.address(), failure.reason(), oneLine(failure.detail()));
        }
    }

    /** The detail may quote a server, which must not be able to make up lines of the log. */
    private static String oneLine(String detail) {
        return detail.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
