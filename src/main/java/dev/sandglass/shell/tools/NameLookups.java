package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import dev.sandglass.sim.net.Lookup;
import dev.sandglass.sim.net.Outcome;
import dev.sandglass.sim.net.Sockets;
import java.time.Duration;

/** {@code nslookup}, {@code host} and {@code nc -z}: names and open ports. */
final class NameLookups {

    private NameLookups() {}

    static Step nslookup(Process self) {
        var words = self.arguments().stream().skip(1).filter(w -> !w.startsWith("-")).toList();
        if (words.isEmpty()) {
            self.complain(
                    "BusyBox v1.36.1 (2023-05-18) multi-call binary.\n\nUsage: nslookup"
                            + " [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]");
            return Step.exit(1);
        }
        var found = self.facility(Sockets.class).lookup(words.getFirst());
        switch (found) {
            case Lookup.Found(var server, var name, var addresses) -> {
                header(self, server);
                addresses.forEach(
                        address -> self.print("Name:\t" + name + "\nAddress: " + address));
                self.print("");
                return Step.exit(0);
            }
            case Lookup.Unknown(var server, _) -> {
                header(self, server);
                var words2 = "** server can't find " + words.getFirst() + ": NXDOMAIN\n";
                self.print(words2);
                self.print(words2.stripTrailing());
                self.print("");
                return Step.exit(1);
            }
            case Lookup.NoAnswer _ -> {
                return Step.sleep(Duration.ofSeconds(10), new NoAnswer());
            }
        }
    }

    private static void header(Process self, String server) {
        self.print("Server:\t\t" + server);
        self.print("Address:\t" + server + ":53");
        self.print("");
    }

    /** No name server answered, and that took its time. */
    record NoAnswer() implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            if (wake instanceof Wake.Signalled(var signal)) {
                return Step.exit(signal.exitCode());
            }
            self.complain(";; connection timed out; no servers could be reached");
            return Step.exit(1);
        }
    }

    // ---- nc ----

    static Step nc(Process self) {
        var s = Switches.read(self.arguments(), "zvn46ulk", "w", "zero=z");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (!s.has("z") || s.rest().size() != 2 || !s.rest().get(1).matches("\\d{1,5}")) {
            self.complain(
                    "nc: only `nc -z [-v] [-w SECONDS] HOST PORT' exists in this sandbox yet");
            return Step.exit(1);
        }
        var host = s.rest().getFirst();
        var port = Integer.parseInt(s.rest().get(1));
        var number = self.facility(Sockets.class).dial(self, host, port);
        var seconds = Numbers.whole(s.value("w", "130"), 130);
        var dial = new Dial(host, port, s.has("v"), number);
        return new Step.AwaitFor(Duration.ofSeconds(Math.max(1, seconds)), dial);
    }

    /** A connection is being tried. */
    record Dial(String host, int port, boolean verbose, long exchange) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
                case Wake.Told(Sockets.Answered(_, var outcome)) -> ended(self, outcome);
                case Wake.Slept _ -> {
                    self.facility(Sockets.class).giveUp(self, exchange);
                    self.complain("nc: timed out");
                    yield Step.exit(1);
                }
                case Wake.Told _, Wake.Started _, Wake.Read _, Wake.ChildExited _ ->
                        Step.await(this);
            };
        }

        private Step ended(Process self, Outcome outcome) {
            return switch (outcome) {
                case Outcome.Connected(var address, _) -> {
                    if (verbose) {
                        self.complain(host + " (" + address + ":" + port + ") open");
                    }
                    yield Step.exit(0);
                }
                case Outcome.Got _ -> Step.exit(0);
                case Outcome.Refused(var address, _) ->
                        failed(self, host + " (" + address + ":" + port + "): Connection refused");
                case Outcome.Unreachable(var address, _) ->
                        failed(self, host + " (" + address + ":" + port + "): No route to host");
                case Outcome.TimedOut(var address, _) ->
                        failed(
                                self,
                                host + " (" + address + ":" + port + "): Connection timed out");
                case Outcome.Closed _ -> Step.exit(0);
                case Outcome.UnknownName(var name) -> failed(self, "bad address '" + name + "'");
                case Outcome.NoNameServer(var name, _) ->
                        failed(self, "bad address '" + name + "'");
            };
        }

        private static Step failed(Process self, String words) {
            self.complain("nc: " + words);
            return Step.exit(1);
        }
    }
}
