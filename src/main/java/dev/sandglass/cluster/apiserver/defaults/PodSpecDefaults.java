package dev.sandglass.cluster.apiserver.defaults;

import dev.sandglass.document.Document;

/**
 * What every Pod specification gets, in Pods and in templates; follows {@code SetDefaults_PodSpec}.
 */
final class PodSpecDefaults {

    private PodSpecDefaults() {}

    /**
     * An object with {@code spec.template}, such as a Deployment's, with the template filled in.
     */
    static Document template(Document object) {
        return Fill.inside(
                object, "spec", spec -> Fill.inside(spec, "template", PodSpecDefaults::specOf));
    }

    /** A CronJob's template of Jobs: only the Pods in it are filled in. */
    static Document jobTemplate(Document template) {
        return template(template);
    }

    static Document specOf(Document object) {
        return Fill.within(object, "spec", PodSpecDefaults::apply);
    }

    static Document apply(Document spec) {
        var filled = Fill.empty(spec, "dnsPolicy", "ClusterFirst");
        filled = Fill.empty(filled, "restartPolicy", "Always");
        filled = Fill.absent(filled, "securityContext", Document.EMPTY);
        filled = Fill.absent(filled, "terminationGracePeriodSeconds", 30L);
        filled = Fill.empty(filled, "schedulerName", "default-scheduler");
        filled = Fill.each(filled, "containers", ContainerDefaults::apply);
        filled = Fill.each(filled, "initContainers", ContainerDefaults::apply);
        filled = Fill.each(filled, "ephemeralContainers", ContainerDefaults::apply);
        return Fill.each(filled, "volumes", VolumeDefaults::apply);
    }
}
