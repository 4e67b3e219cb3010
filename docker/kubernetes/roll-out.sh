#!/bin/sh
# Migrates, then replaces the pods one after the other: sh docker/kubernetes/roll-out.sh docker/kubernetes/overlays/small
# Nothing is replaced when the migration fails; `kubectl rollout undo` goes back, on the new schema.
set -eu
overlay=$1
namespace=$(kubectl kustomize "$overlay" | awk '$1 == "namespace:" { print $2; exit }')
rendered=$(mktemp)
trap 'rm -f "$rendered"' EXIT
kubectl kustomize "$overlay" >"$rendered"

kubectl --namespace "$namespace" delete job chatkeep-migration --ignore-not-found
kubectl apply --filename "$rendered" --selector app.kubernetes.io/component=migration
kubectl --namespace "$namespace" wait --for=condition=complete --timeout=3600s job/chatkeep-migration
kubectl apply --filename "$rendered"
kubectl --namespace "$namespace" rollout status deployment/chatkeep --timeout=900s
