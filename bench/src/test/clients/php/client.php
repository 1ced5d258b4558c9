<?php
// Sends a statement with the curl extension, waits for its results and saves them as CSV.
// Environment: EXTRALY_URL, EXTRALY_TOKEN, EXTRALY_KEY, EXTRALY_FILE. Writes results.csv into the working directory.

function call(string $path, array $options = []): string
{
    $handle = curl_init(getenv('EXTRALY_URL') . $path);
    curl_setopt_array($handle, $options + [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => [
            'Authorization: Bearer ' . getenv('EXTRALY_TOKEN'),
            'X-API-Key: ' . getenv('EXTRALY_KEY'),
        ],
    ]);
    $body = curl_exec($handle);
    if ($body === false) {
        fwrite(STDERR, curl_error($handle) . "\n");
        exit(1);
    }
    return $body;
}

$document = json_decode(call('/documents', [
    CURLOPT_POST => true,
    CURLOPT_POSTFIELDS => [
        'document' => new CURLFile(getenv('EXTRALY_FILE'), 'application/pdf'),
        'detection_type' => 'bank_statement',
        'webhook_url' => 'https://yourapp.com/webhook',
    ],
]), true)['data'];
echo "submitted {$document['id']}\n";

while (!in_array($document['status'], ['completed', 'failed'], true)) {
    usleep(500000);
    $document = json_decode(call("/documents/{$document['id']}"), true)['data'];
}
if ($document['status'] === 'failed') {
    fwrite(STDERR, $document['error']['message'] . "\n");
    exit(1);
}

echo "transactions {$document['results']['transaction_count']}\n";
file_put_contents('results.csv', call("/documents/{$document['id']}/export/csv"));
