package org.isthmus.gateway.xmpp.component;

/**
 * Where a component connects, and as what (XEP-0114).
 *
 * @param host name or address of the server
 * @param port the server's port for components, 1 to 65535
 * @param domain the domain that the component serves, as the server knows it
 * @param secret shared with the server; never shown
 */
public record ComponentConfig(String host, int port, String domain, String secret) {

    @Override
    public String toString() {
        return "ComponentConfig[" + domain + " at " + host + ":" + port + "]";
    }
}
