"""Sends a statement with requests, waits for its results and saves them as a spreadsheet.

Environment: EXTRALY_URL, EXTRALY_TOKEN, EXTRALY_KEY, EXTRALY_FILE. Writes results.xlsx into the working directory.
"""

import os
import sys
import time

import requests

api = os.environ["EXTRALY_URL"]
credentials = {
    "Authorization": "Bearer " + os.environ["EXTRALY_TOKEN"],
    "X-API-Key": os.environ["EXTRALY_KEY"],
}

with open(os.environ["EXTRALY_FILE"], "rb") as statement:
    answer = requests.post(
        api + "/documents",
        headers=credentials,
        files={"document": statement},
        data={"detection_type": "bank_statement", "webhook_url": "https://yourapp.com/webhook"},
    )
assert answer.status_code == 201, answer.text
document = answer.json()["data"]
print("submitted", document["id"], document["status"])

while document["status"] not in ("completed", "failed"):
    time.sleep(0.5)
    document = requests.get(api + "/documents/" + document["id"], headers=credentials).json()["data"]

if document["status"] == "failed":
    sys.exit("failed: %s" % document["error"])

print("webhook", document["webhook_url"])
print("transactions", document["results"]["transaction_count"])
print("opening %.2f" % document["results"]["opening_balance"])

sheet = requests.get(api + "/documents/" + document["id"] + "/export/xlsx", headers=credentials)
assert sheet.status_code == 200, sheet.text
with open("results.xlsx", "wb") as target:
    target.write(sheet.content)
