package org.isthmus.ui.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.xmpp.XmppAccountConfig.Encryption;
import org.isthmus.ui.common.Addresses;

/**
 * What stands in the account form, as text, right or wrong.
 *
 * @param passwordKept the account has a password already, so that an empty field means "as it was"
 */
record AccountInput(
        Network network,
        String address,
        String password,
        boolean passwordKept,
        String displayName,
        String server,
        String port,
        String authUser,
        Transport transport,
        boolean largeMessages,
        Encryption encryption) {

    private static final int SIP_PORT = 5060;
    private static final int SIPS_PORT = 5061;
    private static final int XMPP_PORT = 5222;
    private static final int XMPPS_PORT = 5223;

    /** The parts of the form that can be wrong. */
    enum Field {
        ADDRESS,
        PASSWORD,
        SERVER,
        PORT
    }

    /**
     * What is wrong with a part of the form.
     *
     * @param key of the sentence in the texts
     * @param detail what goes into the sentence, empty when nothing
     * @param missing not all is typed yet, which is no mistake before the person is through
     */
    record Problem(Field field, String key, String detail, boolean missing) {}

    /** What the form says, once all of it is right. */
    record Valid(Address address, Optional<String> password, String displayName, AccountOptions options) {}

    static AccountInput empty(Network network) {
        AccountOptions standard = AccountOptions.standard();
        return new AccountInput(
                network, "", "", false, "", "", "", "", standard.transport(), false, standard.encryption());
    }

    static AccountInput of(Account account) {
        AccountOptions options = account.options();
        return new AccountInput(
                account.network(),
                Addresses.shown(account.address()),
                "",
                true,
                account.displayName(),
                options.server().map(HostPort::host).orElse(""),
                options.server().map(server -> Integer.toString(server.port())).orElse(""),
                options.authUser().orElse(""),
                options.transport(),
                options.largeMessages(),
                options.encryption());
    }

    /** Something beyond address and password is set, so that the form must not hide it. */
    boolean advanced() {
        AccountOptions standard = AccountOptions.standard();
        return !server.isBlank()
                || !port.isBlank()
                || !authUser.isBlank()
                || !displayName.isBlank()
                || largeMessages
                || transport != standard.transport()
                || encryption != standard.encryption();
    }

    /** Empty when everything is right. */
    List<Problem> problems() {
        List<Problem> found = new ArrayList<>();
        addressProblem().ifPresent(found::add);
        if (password.isEmpty() && !passwordKept) {
            found.add(new Problem(Field.PASSWORD, "problem.password.missing", "", true));
        }
        if (server.isBlank() && !port.isBlank()) {
            found.add(new Problem(Field.SERVER, "problem.server.missing", "", false));
        } else if (server.strip().chars().anyMatch(c -> Character.isWhitespace(c) || c == '/' || c == '@')) {
            found.add(new Problem(Field.SERVER, "problem.server.bad", server.strip(), false));
        }
        if (!port.isBlank() && portNumber() < 1) {
            found.add(new Problem(Field.PORT, "problem.port.bad", port.strip(), false));
        }
        return List.copyOf(found);
    }

    /** Empty while something is wrong. */
    Optional<Valid> valid() {
        if (!problems().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Valid(
                    Address.parse(network, address).bare(),
                    password.isEmpty() && passwordKept ? Optional.empty() : Optional.of(password),
                    displayName.strip(),
                    options()));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private Optional<Problem> addressProblem() {
        if (address.isBlank()) {
            return Optional.of(new Problem(Field.ADDRESS, "problem.address.missing", "", true));
        }
        try {
            return switch (Address.parse(network, address)) {
                case SipAddress sip
                when sip.scheme().equals("tel") ->
                    Optional.of(new Problem(Field.ADDRESS, "problem.address.telephone", "", false));
                case SipAddress sip when sip.user().isEmpty() -> Optional.of(noUser());
                case XmppAddress xmpp when xmpp.local().isEmpty() -> Optional.of(noUser());
                case SipAddress _, XmppAddress _ -> Optional.empty();
            };
        } catch (AddressException e) {
            String message = e.getMessage() == null ? "" : e.getMessage();
            return Optional.of(new Problem(Field.ADDRESS, "problem.address.bad", message, unfinished()));
        }
    }

    private Problem noUser() {
        return new Problem(Field.ADDRESS, "problem.address.nouser", "", unfinished());
    }

    /** Somebody is still on the way to the domain: not yet a mistake. */
    private boolean unfinished() {
        return address.indexOf('@') < 0 || address.endsWith("@");
    }

    private AccountOptions options() {
        String host = server.strip();
        Optional<HostPort> fixed = host.isEmpty()
                ? Optional.empty()
                : Optional.of(new HostPort(host, port.isBlank() ? usualPort() : portNumber()));
        String user = authUser.strip();
        return new AccountOptions(
                fixed, user.isEmpty() ? Optional.empty() : Optional.of(user), transport, largeMessages, encryption);
    }

    /** The port that is used when only a server is named. */
    int usualPort() {
        return switch (network) {
            case SIP -> transport == Transport.TLS || transport == Transport.AUTO ? SIPS_PORT : SIP_PORT;
            case XMPP -> encryption == Encryption.DIRECT ? XMPPS_PORT : XMPP_PORT;
        };
    }

    private int portNumber() {
        try {
            int number = Integer.parseInt(port.strip());
            return number <= 65_535 ? number : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
