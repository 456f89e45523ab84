"""The document engine: any document as one neutral tree, any tree as a document. No Django.

`read` turns a file into a `tree.Tree` inside a limited child process or refuses it with a sentence.
"""
