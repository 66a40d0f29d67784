package dev.sandglass.kubectl.describe;

import dev.sandglass.api.Ages;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/** CertificateSigningRequests. Left out: alternative names of the subject. */
final class OfCertificateRequest implements Describer {

    private static final Map<String, String> PARTS =
            Map.of(
                    "O", "Organization",
                    "OU", "Organizational Unit",
                    "C", "Country",
                    "L", "Locality",
                    "ST", "Province",
                    "STREET", "StreetAddress");

    private static final List<String> ORDER = List.of("O", "OU", "C", "L", "ST", "STREET");

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var found = lookup.get("/apis/certificates.k8s.io/v1/certificatesigningrequests/" + name);
        var uid = found.text("metadata.uid");
        var events = lookup.events(found, "CertificateSigningRequest", uid);
        page.field("Name", name);
        page.field("Labels", Workloads.map(found.child("metadata.labels")));
        page.field("Annotations", Workloads.map(found.child("metadata.annotations")));
        page.field("CreationTimestamp", Page.time(found.text("metadata.creationTimestamp")));
        page.field("Requesting User", found.text("spec.username"));
        page.fieldIfAny("Signer", found.text("spec.signerName"));
        if (found.at("spec.expirationSeconds") != null) {
            var seconds = found.number("spec.expirationSeconds", 0);
            page.field("Requested Duration", Ages.human(seconds * 1_000_000_000L));
        }
        page.field("Status", status(found));
        subject(found.text("spec.request"), page);
        page.events(events);
    }

    private static String status(Document found) {
        var types = found.items("status.conditions").documents().map(c -> c.text("type")).toList();
        var status =
                types.contains("Denied")
                        ? "Denied"
                        : types.contains("Approved") ? "Approved" : "Pending";
        return status
                + (types.contains("Failed") ? ",Failed" : "")
                + (found.text("status.certificate").isEmpty() ? "" : ",Issued");
    }

    private static void subject(String request, Page page) {
        LdapName name;
        try {
            name =
                    new LdapName(
                            new X500Principal(subjectOf(request)).getName(X500Principal.RFC2253));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | InvalidNameException e) {
            throw Failure.of("Error parsing CSR: " + e.getMessage());
        }
        page.line("Subject:");
        page.line("\tCommon Name:\t" + String.join("", parts(name, "CN")));
        page.line("\tSerial Number:\t" + String.join("", parts(name, "2.5.4.5")));
        for (var part : ORDER) {
            var values = parts(name, part);
            if (!values.isEmpty()) {
                page.line("\t" + PARTS.get(part) + ":\t" + String.join("\n\t\t", values));
            }
        }
    }

    private static List<String> parts(LdapName name, String type) {
        var values = new ArrayList<String>();
        for (var part : name.getRdns()) {
            if (part.getType().equals(type)) {
                values.add(String.valueOf(part.getValue()));
            }
        }
        return values;
    }

    /** The subject's bytes in a PEM request: the second part of the first part of the whole. */
    private static byte[] subjectOf(String request) {
        var pem = new String(Base64.getDecoder().decode(request), StandardCharsets.US_ASCII);
        var body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var der = Base64.getDecoder().decode(body);
        var version = start(der, start(der, 0));
        var from = start(der, version) + length(der, version);
        return Arrays.copyOfRange(der, from, start(der, from) + length(der, from));
    }

    /** Where the content of a part begins. */
    private static int start(byte[] der, int at) {
        var first = der[at + 1] & 0xFF;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int length(byte[] der, int at) {
        var first = der[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        var length = 0;
        for (var i = 0; i < (first & 0x7F); i++) {
            length = length << 8 | der[at + 2 + i] & 0xFF;
        }
        return length;
    }
}
