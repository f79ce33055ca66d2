#!/bin/sh
set -eu

target=${1:-staging}
echo "Deploying to $target"
rsync -a --delete build/ "deploy@$target.example.com:/srv/app/"
