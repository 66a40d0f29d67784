package dev.sandglass.cluster.images;

import java.util.List;
import java.util.stream.Stream;

/** busybox, and the small images that are a shell and its tools: alpine, debian, ubuntu. */
final class Busybox {

    private static final String DIGEST =
            "b0af6aa67fb21e1692ecc2283f2c4acf10de412f22a4d076deae8074ea01fd60";
    private static final long BYTES = 1_148_233;

    static final List<ImageSource> SOURCES =
            Stream.of(
                            image("busybox", "latest,1.36,stable,musl,1.36.1,1", "sh")
                                    .digest(DIGEST),
                            image("busybox", "1.37,1.37.0,glibc,uclibc", "sh"),
                            image("busybox", "1.35,1.35.0,1.34,1.33,1.32", "sh"),
                            image("busybox", "1.28,1.28.4,1.29,1.30,1.31,1.27,1.24", "sh"),
                            alpine("latest,3,3.22,3.21,3.20"),
                            alpine("3.19,3.18,3.17,3.16,3.15,3.12"),
                            debian("latest,12,bookworm,bookworm-slim,stable-slim", "12 (bookworm)"),
                            debian("11,bullseye,bullseye-slim,buster", "11 (bullseye)"),
                            ubuntu("latest,24.04,noble", "24.04 LTS"),
                            ubuntu("22.04,jammy", "22.04 LTS"),
                            ubuntu("20.04,focal", "20.04 LTS"),
                            ubuntu("18.04", "18.04 LTS"),
                            ImageSource.of("docker.io/radial/busyboxplus", "latest,curl")
                                    .bytes(BYTES)
                                    .on(Userland.busybox(""))
                                    .command("sh"))
                    .toList();

    private Busybox() {}

    private static ImageSource image(String name, String tags, String shell) {
        return on(Userland.busybox(tags), name, shell);
    }

    private static ImageSource alpine(String tags) {
        return on(Userland.alpine(tags), "alpine", "/bin/sh");
    }

    private static ImageSource debian(String tags, String version) {
        return on(Userland.debian(tags, "Debian GNU/Linux", "debian", version), "debian", "bash");
    }

    private static ImageSource ubuntu(String tags, String version) {
        return on(Userland.debian(tags, "Ubuntu", "ubuntu", version), "ubuntu", "/bin/bash");
    }

    private static ImageSource on(Userland userland, String name, String shell) {
        return ImageSource.of("docker.io/library/" + name, userland.tags())
                .bytes(BYTES)
                .on(userland)
                .command(shell);
    }
}
