"""signoff: policy as code for social media approvals."""
