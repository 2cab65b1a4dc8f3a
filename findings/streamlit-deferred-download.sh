#!/usr/bin/env bash
# Streamlit 1.67.0: what st.download_button(data=callable) made can be gone before it is fetched.
#
# With a callable the file is made when the button is pressed, and the browser then asks for its
# address. Nothing refers to a file made so. Whenever a run of *any* visit ends, files that nothing
# refers to are taken away: one such end marks it, the next removes it. So on a busy server a press
# of the button ends in "404 Not Found", and on a server with a single visitor it never does.
#
# The steps below are those the server itself takes, in its order: the button is drawn, pressed, and
# then two runs of other visits end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check streamlit==1.67.0

cat > steps.py <<'PY'
import logging

import streamlit

logging.disable(logging.CRITICAL)

from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

print("streamlit", streamlit.__version__)
storage = MemoryMediaFileStorage("/media")
files = MediaFileManager(storage)
drawn = files.add_deferred(lambda: b"everything", "text/plain", "the button")
address = files.execute_deferred(drawn)
name = address.rpartition("/")[2]


def answers() -> str:
    try:
        storage.get_file(name)
    except Exception:
        return "404"
    return "200"


print("pressed:", answers())
for number in (1, 2):
    files.remove_orphaned_files()
    print(f"run {number} of another visit has ended:", answers())
PY

cat > expected <<'TXT'
streamlit 1.67.0
pressed: 200
run 1 of another visit has ended: 200
run 2 of another visit has ended: 404
TXT

venv/bin/python steps.py 2>/dev/null | tee found
diff expected found && echo "as described"
