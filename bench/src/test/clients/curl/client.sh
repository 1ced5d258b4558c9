#!/usr/bin/env bash
# Submits a statement with curl, waits for it, lists it, saves its CSV under the name that the server gives, and deletes it.
# Environment: EXTRALY_URL, EXTRALY_TOKEN, EXTRALY_KEY, EXTRALY_FILE. Writes the export into the working directory.
set -euo pipefail

call() { curl -sS "$@" -H "Authorization: Bearer $EXTRALY_TOKEN" -H "X-API-Key: $EXTRALY_KEY"; }
value() { grep -o "\"$1\" *: *\"*[^\",}]*" | head -n 1 | sed 's/.*: *"*//'; }

submitted=$(call -X POST "$EXTRALY_URL/documents" \
  -F "document=@$EXTRALY_FILE" \
  -F "detection_type=bank_statement" \
  -F "webhook_url=https://yourapp.com/webhook")
id=$(value id <<<"$submitted")
echo "submitted $id"

until document=$(call "$EXTRALY_URL/documents/$id") && [[ $(value status <<<"$document") == @(completed|failed) ]]; do
  sleep 0.5
done
echo "status $(value status <<<"$document")"
echo "transactions $(value transaction_count <<<"$document")"

listed=$(call "$EXTRALY_URL/documents?page=1&per_page=20&status=completed")
[[ $listed == *"$id"* ]] && echo "listed $id"

call -OJ "$EXTRALY_URL/documents/$id/export/csv"
call -X DELETE "$EXTRALY_URL/documents/$id"
echo
