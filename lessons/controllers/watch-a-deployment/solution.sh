kubectl scale deployment web --replicas=5
kubectl rollout status deployment/web
