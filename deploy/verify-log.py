#!/usr/bin/env python3
"""verify-log.py FILE [SEQ:HASH …]: verifies an exported range of the log, and heads kept elsewhere 核验导出的日志及另存的链头"""
import hashlib, json, sys

def sha(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()

def wrong(seq, zh, en):
    sys.exit(f"第 {seq} 条：{zh} / entry {seq}: {en}")

if len(sys.argv) < 2:
    print(f"用法 usage: {__doc__}", file=sys.stderr)
    sys.exit(2)
with open(sys.argv[1], encoding="utf-8") as file:
    first = json.loads(file.readline())
    heads = {int(seq): value for seq, value in (head.split(":") for head in sys.argv[2:])}
    expected, before, forgotten = first["from"], first["before"], 0
    for line in file:
        entry = json.loads(line)
        seq = entry["seq"]
        if seq != expected:
            wrong(expected, "缺失", "missing")
        if entry["text"] is None:
            forgotten += 1
        elif sha(entry["text"]) != entry["digest"]:
            wrong(seq, "内容被改动", "content changed")
        if sha(f"{before} {seq} {entry['digest']}") != entry["hash"]:
            wrong(seq, "位置或摘要被改动", "place or digest changed")
        if heads.pop(seq, entry["hash"]) != entry["hash"]:
            wrong(seq, "与保存的链头不符", "differs from the head that was kept")
        before, expected = entry["hash"], seq + 1
for seq in heads:
    wrong(seq, "有链头而没有该条", "a head was kept but the entry is not here")
print(f"{expected - first['from']} 条完好，其中 {forgotten} 条内容已按保存期清除；链头 {expected - 1}:{before} / all as sealed, {forgotten} of them emptied after the retention period")
