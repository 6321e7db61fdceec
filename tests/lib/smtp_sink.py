#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server for tests: whatever it is sent over the loopback ends in a Maildir.

    smtp_sink.py MAILDIR PORT_FILE

Takes any free port of 127.0.0.1 and writes its number into PORT_FILE, which appears whole and only
when the server listens. Ends on SIGTERM, and when the process that started it ends. Every mail
gets the lines Return-Path and Delivered-To (one for each recipient) on top; line ends are LF. It is
in new/ before the sender is told that it was taken.

Recipients decide what becomes of a mail, by what stands before the "@":
    nobody   refused for good (550)
    later    refused for now (451)
    silence  taken, but the line breaks before the sender is told
Needs the Debian package python3-aiosmtpd.
"""
import asyncio
import os
import signal
import sys

from aiosmtpd.smtp import SMTP

PARENT_LOOK_SECONDS = 0.2


def write_whole(target, beside, content):
    """A file that appears whole."""
    with open(beside, "wb") as file:
        file.write(content)
    os.rename(beside, target)


class Sink:
    """What aiosmtpd calls."""

    def __init__(self, maildir):
        self.maildir = maildir
        self.taken = 0
        for part in ("tmp", "new", "cur"):
            os.makedirs(os.path.join(maildir, part), exist_ok=True)

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        local = address.partition("@")[0]
        if local == "nobody":
            return "550 5.1.1 no such user"
        if local == "later":
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        head = f"Return-Path: <{envelope.mail_from}>\n"
        head += "".join(f"Delivered-To: {address}\n" for address in envelope.rcpt_tos)
        self.taken += 1
        name = f"{self.taken}.{os.getpid()}.sink"
        write_whole(
            os.path.join(self.maildir, "new", name),
            os.path.join(self.maildir, "tmp", name),
            head.encode() + envelope.original_content.replace(b"\r\n", b"\n"),
        )
        if any(address.startswith("silence@") for address in envelope.rcpt_tos):
            server.transport.abort()
        return "250 OK"


async def main(maildir, port_file):
    parent = os.getppid()
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end.set)
    sink = Sink(maildir)
    # Nobody's name is asked of a name server.
    server = await loop.create_server(
        lambda: SMTP(sink, hostname="localhost", enable_SMTPUTF8=False), "127.0.0.1", 0
    )
    port = server.sockets[0].getsockname()[1]
    write_whole(port_file, port_file + ".tmp", f"{port}\n".encode())
    while not end.is_set() and os.getppid() == parent:
        try:
            await asyncio.wait_for(end.wait(), PARENT_LOOK_SECONDS)
        except asyncio.TimeoutError:
            pass
    server.close()


if len(sys.argv) != 3:
    sys.exit(__doc__)
asyncio.run(main(sys.argv[1], sys.argv[2]))
