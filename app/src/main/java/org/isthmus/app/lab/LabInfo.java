package org.isthmus.app.lab;

import java.util.List;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.endpoint.HostPort;

/**
 * What is needed to sign in to the running lab.
 *
 * @param xmpp where the XMPP server listens; without TLS
 * @param sip where the SIP server listens, UDP and TCP
 * @param people who can sign in; the first is the person in front of the program
 * @param bots who is always there to write with
 * @param phones who can be called
 */
public record LabInfo(
        String domain, HostPort xmpp, HostPort sip, List<Person> people, List<Helper> bots, List<Helper> phones) {

    public LabInfo {
        people = List.copyOf(people);
        bots = List.copyOf(bots);
        phones = List.copyOf(phones);
    }

    /** The account that the program itself uses. */
    public Person self() {
        return people.getFirst();
    }

    public SipAddress sipAddress(String user) {
        return SipAddress.of(user, domain);
    }

    public XmppAddress xmppAddress(String user) {
        return new XmppAddress(user, domain, "");
    }

    /** A demo account, the same on both networks. The password is no secret: the lab is reached from this machine only. */
    public record Person(String user, String name, String password, SipAddress sip, XmppAddress xmpp) {}

    /** A bot, the same on both networks. */
    public record Helper(String user, String name, SipAddress sip, XmppAddress xmpp) {}
}
