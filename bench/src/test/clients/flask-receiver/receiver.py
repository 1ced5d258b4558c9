"""A webhook receiver with Flask: trusts a call only if it is signed with the API key."""

import hashlib
import hmac
import os
import sys

from flask import Flask, request

KEY = os.environ["EXTRALY_KEY"].encode()
app = Flask(__name__)


@app.post("/hook")
def told():
    ours = "sha256=" + hmac.new(KEY, request.get_data(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(ours, request.headers.get("X-Extraly-Signature", "")):
        return "refused", 401
    event = request.get_json()
    figure = event["results"]["transaction_count"] if "results" in event else event["error"]["code"]
    return f"{event['event']} {event['document_id']} {figure}"


app.run("127.0.0.1", int(sys.argv[1]))
