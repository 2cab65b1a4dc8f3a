"""What is shown to a browser on this machine that has not shown the key: where the link is."""

from __future__ import annotations

from components.storage.access_key import FILE

PAGE = f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Afterview</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font-family: sans-serif; line-height: 1.6; max-width: 34rem; margin: 18vh auto 0;
  padding: 0 1.5rem; background: light-dark(#FBFAF7, #12191A);
  color: light-dark(#0F1A1A, #E6EAE6); }}
h1 {{ font-family: serif; font-weight: 600; font-size: 1.6rem; }}
</style>
</head>
<body>
<h1>Open your journal with its link</h1>
<p>The journal on this computer opens with a link of its own, so that nobody else who uses this
computer can read it. You'll find the link in the window where Afterview was started, and in the
file <code>{FILE}</code> in your journal's folder. Open it once in this browser; after that, this
address is enough.</p>
</body>
</html>
"""
