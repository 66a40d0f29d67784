package dev.sandglass.cluster.images;

import java.util.List;

/** The Apache web server's image: its one page, its access log. */
final class Httpd {

    static final List<ImageSource> SOURCES =
            Userland.of("latest,2.4,2.4-alpine,alpine,2.4.66,2,2-alpine").stream()
                    .map(Httpd::version)
                    .toList();

    private Httpd() {}

    private static ImageSource version(Userland userland) {
        return ImageSource.of("docker.io/library/httpd", userland.tags())
                .bytes(5_182_687)
                .environment("HTTPD_VERSION", "2.4.66")
                .environment("HTTPD_PREFIX", "/usr/local/apache2")
                .on(userland)
                .program(
                        "/usr/local/bin/httpd-foreground",
                        new WebServer(
                                new WebServer.Site(
                                        "Apache/2.4.66 (Unix)",
                                        80,
                                        "/usr/local/apache2/htdocs",
                                        "",
                                        "",
                                        "")))
                .file(
                        "/usr/local/apache2/htdocs/index.html",
                        "<html><body><h1>It works!</h1></body></html>\n")
                .workingFolder("/usr/local/apache2")
                .command("httpd-foreground")
                .stopSignal("SIGWINCH");
    }
}
