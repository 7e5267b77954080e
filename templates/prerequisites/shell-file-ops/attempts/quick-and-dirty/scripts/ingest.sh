#!/bin/bash
# ingest the order files

INBOX=$1
ARCHIVE=$2
TMP=/tmp/ingest.gz

mkdir -p $ARCHIVE
for f in $(ls $INBOX/*.csv); do
  header=$(head -n 1 $f)
  if [ "$header" = "order_id,customer_id,ordered_at,amount" ]; then
    gzip -c $f > $TMP
    mv $TMP $ARCHIVE/$(basename $f).gz
    rm $f
  else
    echo "skipping $f"
  fi
done
rm -f $TMP
echo "done"
