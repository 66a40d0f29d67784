package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.List;

/** Endpoints, by hand or by a controller. */
final class EndpointsValidation implements Validation {

    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    @Override
    public void create(Document endpoints, Faults faults) {
        var subsets = endpoints.items("subsets");
        for (var i = 0; i < subsets.size(); i++) {
            var subset = subsets.document(i);
            var field = "subsets[" + i + "]";
            var addresses = subset.items("addresses");
            var waiting = subset.items("notReadyAddresses");
            if (addresses.isEmpty() && waiting.isEmpty()) {
                faults.required(field, "must specify `addresses` or `notReadyAddresses`");
            }
            for (var a = 0; a < addresses.size(); a++) {
                address(field + ".addresses[" + a + "]", addresses.document(a), faults);
            }
            for (var a = 0; a < waiting.size(); a++) {
                address(field + ".notReadyAddresses[" + a + "]", waiting.document(a), faults);
            }
            ports(field + ".ports", subset, faults);
        }
    }

    private static void address(String path, Document address, Faults faults) {
        var ip = address.text("ip");
        var field = path + ".ip";
        Checks.address(field, ip, faults);
        var hostname = address.text("hostname");
        if (!hostname.isEmpty()) {
            Checks.rule(path + ".hostname", hostname, Names::dns1123Label, faults);
        }
        if (!Checks.isAddress(ip)) {
            faults.invalid(field, ip, "must be a valid IP address");
        } else if (ip.equals("0.0.0.0") || ip.equals("::")) {
            faults.invalid(field, ip, "may not be unspecified (" + ip + ")");
        } else if (ip.startsWith("127.") || ip.equals("::1")) {
            faults.invalid(field, ip, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
        } else if (ip.startsWith("169.254.") || ip.startsWith("fe80:")) {
            faults.invalid(
                    field, ip, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        } else if (ip.startsWith("224.0.0.") || ip.startsWith("ff02:")) {
            faults.invalid(
                    field,
                    ip,
                    "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
        }
    }

    private static void ports(String path, Document subset, Faults faults) {
        var ports = subset.items("ports");
        for (var i = 0; i < ports.size(); i++) {
            var port = ports.document(i);
            var field = path + "[" + i + "]";
            var name = port.text("name");
            if (!name.isEmpty()) {
                Checks.rule(field + ".name", name, Names::dns1123Label, faults);
            } else if (ports.size() > 1) {
                faults.required(field + ".name", "");
            }
            Checks.port(field + ".port", port.number("port", 0), faults);
            Checks.requiredOneOf(field + ".protocol", port.text("protocol"), PROTOCOLS, faults);
        }
    }

    @Override
    public void update(Document endpoints, Document old, Faults faults) {
        create(endpoints, faults);
    }
}
