"""What the process loads of which workers are forked: all that annotates, short of what starts threads.

That takes half a second, while the reports are read. What tells accounts each worker loads when it is asked to.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"  # before numpy comes, which starts a thread for each core otherwise

import onrecord.annotate.quotations.tagger
import onrecord.annotate.report
import onrecord.annotate.times
import onrecord.workers  # noqa: F401
