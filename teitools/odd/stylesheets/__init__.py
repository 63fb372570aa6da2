"""What the TEI Stylesheets 7.58 make of an ODD, where that is not what the ODD says.

Written from what they are seen to do, step by step: a content model is copied with simplifications
(`copying`), becomes RELAX NG (`tangling`), loses what is defined nowhere (`cleaning`);
attributes are merged with those of classes (`attributes`).
"""
