<?php
// A webhook receiver in plain PHP: trusts a call only if it is signed with the API key.
$body = file_get_contents('php://input');
$sent = $_SERVER['HTTP_X_EXTRALY_SIGNATURE'] ?? '';
$ours = 'sha256=' . hash_hmac('sha256', $body, getenv('EXTRALY_KEY'));
if (!hash_equals($ours, $sent)) {
    http_response_code(401);
    echo 'refused';
    return;
}
$told = json_decode($body, true, flags: JSON_THROW_ON_ERROR);
echo $told['event'], ' ', $told['document_id'], ' ', $told['results']['transaction_count'] ?? $told['error']['code'];
