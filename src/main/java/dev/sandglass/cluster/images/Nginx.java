package dev.sandglass.cluster.images;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nginx image: the welcome page, the lines of its entrypoint, access and error log on standard
 * output and error.
 */
final class Nginx {

    private static final long BYTES = 5_182_687;

    /** Recorded digests of the versions from 1.25 to 1.29. */
    private static final String D25 =
            "8a807dbfbec9bf0089ba7ad7c8e2e7af49e9a1e491b2092a39fbc7726be770fc";

    private static final String D26 =
            "99f291edb5437b7c131f0ad12e9621e05561ce0f34f63eef477635c63f390ef8";
    private static final String D27 =
            "36c182e496427109b775beb00c8f7108d8117dc91066206d786442e00f697797";
    private static final String D28 =
            "3d60c23ccf129bc4c1b87768b56f87651ebbe6f0efe1c036712baeb59310d409";
    private static final String D29 =
            "721899249dd5dbb6e1f3ad1dedda3736c0a64669c6ba388f917de3b08b2cdaf6";

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html>
            <head>
            <title>Welcome to nginx!</title>
            <style>
            html { color-scheme: light dark; }
            body { width: 35em; margin: 0 auto;
            font-family: Tahoma, Verdana, Arial, sans-serif; }
            </style>
            </head>
            <body>
            <h1>Welcome to nginx!</h1>
            <p>If you see this page, the nginx web server is successfully installed and
            working. Further configuration is required.</p>

            <p>For online documentation and support please refer to
            <a href="http://nginx.org/">nginx.org</a>.<br/>
            Commercial support is available at
            <a href="http://nginx.com/">nginx.com</a>.</p>

            <p><em>Thank you for using nginx.</em></p>
            </body>
            </html>
            """;

    private static final String ENTRYPOINT =
            """
            S: /docker-entrypoint.d/ is not empty, will attempt to perform configuration
            S: Looking for shell scripts in /docker-entrypoint.d/
            S: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh
            I: info: Getting the checksum of /etc/nginx/conf.d/default.conf
            I: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf
            S: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh
            S: Launching /docker-entrypoint.d/30-tune-worker-processes.sh
            S: Configuration complete; ready for start up
            """
                    .replace("S: ", "/docker-entrypoint.sh: ")
                    .replace("I: ", "10-listen-on-ipv6-by-default.sh: ");

    static final List<ImageSource> SOURCES =
            Stream.of(
                            version("1.7.9", "1.7.9", ""),
                            version("1.14.2", "1.14.2,1.14", ""),
                            version("1.15.12", "1.15,1.15.12", ""),
                            version("1.16.1", "1.16.1,1.16,1.16.0", ""),
                            version("1.17.10", "1.17,1.17.10", ""),
                            version("1.18.0", "1.18,1.18.0", ""),
                            version("1.19.10", "1.19,1.19.10,1.19.0,1.19.1,1.19.2", ""),
                            version("1.20.2", "1.20,1.20.2,1.20.0,1.20.1", ""),
                            version("1.21.6", "1.21,1.21.6,1.21.1,1.21.3,1.21.4,1.21-alpine", ""),
                            version("1.22.1", "1.22,1.22.1,1.22.0", ""),
                            version("1.23.4", "1.23,1.23.4,1.23.0,1.23.1,1.23.3", ""),
                            version("1.24.0", "1.24,1.24.0,1.24-alpine", ""),
                            version(
                                    "1.25.5",
                                    "1.25,1.25.5,1.25.3,1.25.2,1.25.1,1.25.4,1.25-alpine",
                                    D25),
                            version("1.26.3", "1.26,1.26.3,1.26-alpine", D26),
                            version(
                                    "1.27.5",
                                    "1.27,1.27.5,1.27.0,1.27.1,1.27.2,1.27.3,1.27-alpine",
                                    D27),
                            version(
                                    "1.28.2",
                                    "1.28,1.28.2,1.28.0,stable,stable-alpine,1.28-alpine",
                                    D28),
                            version(
                                    "1.29.5",
                                    "1.29,1.29.5,latest,mainline,alpine,1.29-alpine,perl",
                                    D29))
                    .flatMap(List::stream)
                    .toList();

    private Nginx() {}

    private static List<ImageSource> version(String version, String tags, String digest) {
        return Userland.of(tags).stream().map(each -> version(version, each, digest)).toList();
    }

    private static ImageSource version(String version, Userland userland, String digest) {
        var hasEntrypoint = Integer.parseInt(version.split("\\.")[1]) >= 19;
        var site =
                new WebServer.Site(
                        "nginx/" + version,
                        80,
                        "/usr/share/nginx/html",
                        hasEntrypoint ? ENTRYPOINT : "",
                        hasEntrypoint ? notices(version) : "",
                        " \"-\"");
        var source =
                ImageSource.of("docker.io/library/nginx", userland.tags())
                        .bytes(BYTES)
                        .environment("NGINX_VERSION", version)
                        .on(userland)
                        .program("/usr/sbin/nginx", new Command(version, site))
                        .folder("/docker-entrypoint.d")
                        .folder("/var/log/nginx")
                        .file("/usr/share/nginx/html/index.html", PAGE)
                        .file("/etc/nginx/nginx.conf", CONFIGURATION)
                        .file("/etc/nginx/conf.d/default.conf", SERVER)
                        .command("nginx", "-g", "daemon off;")
                        .stopSignal("SIGQUIT");
        var isRecorded = !digest.isEmpty() && !userland.tags().contains("alpine");
        return isRecorded ? source.digest(digest) : source;
    }

    private static String notices(String version) {
        return """
        %t [notice] 1#1: using the "epoll" event method
        %t [notice] 1#1: nginx/VERSION
        %t [notice] 1#1: start worker processes
        """
                .replace("VERSION", version);
    }

    /** The program {@code nginx}: the server, or what its flags ask for. */
    record Command(String version, WebServer.Site site) implements Program {
        @Override
        public boolean handles(Signal signal) {
            return new WebServer(site).handles(signal);
        }

        @Override
        public Step on(Wake wake, Process self) {
            if (self.arguments().contains("-v")) {
                self.complain("nginx version: nginx/" + version);
                return Step.exit(0);
            }
            if (self.arguments().contains("-t")) {
                self.complain("nginx: the configuration file /etc/nginx/nginx.conf syntax is ok");
                self.complain("nginx: configuration file /etc/nginx/nginx.conf test is successful");
                return Step.exit(0);
            }
            return Step.become(new WebServer(site));
        }
    }

    private static final String CONFIGURATION =
            """
            user  nginx;
            worker_processes  auto;

            error_log  /var/log/nginx/error.log notice;
            pid        /run/nginx.pid;

            events {
                worker_connections  1024;
            }

            http {
                include       /etc/nginx/mime.types;
                default_type  application/octet-stream;
                access_log  /var/log/nginx/access.log  main;
                sendfile        on;
                keepalive_timeout  65;
                include /etc/nginx/conf.d/*.conf;
            }
            """;

    private static final String SERVER =
            """
            server {
                listen       80;
                listen  [::]:80;
                server_name  localhost;

                location / {
                    root   /usr/share/nginx/html;
                    index  index.html index.htm;
                }
            }
            """;
}
