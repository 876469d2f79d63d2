#!/usr/bin/python3
"""Checks croissant.json against the rules of Croissant 1.0 and of its responsible-AI extension.

    croissant.py [--no-files] DATASET/croissant.json

What the specification demands and what its reference reader (mlcroissant) refuses or warns of, with
the standard library alone. Without --no-files also that each file exists with the size and sha256
stated, that each FileSet's pattern meets files in its archives, and that each JSON path leads to a
value of the stated type in the first record. Prints one line a fault; exit code 1 with any, 2 when
the file cannot be read.
"""

import datetime
import fnmatch
import hashlib
import json
import pathlib
import re
import sys
import tarfile

CONTEXT = {
    "@language", "@vocab", "citeAs", "column", "conformsTo", "cr", "data", "dataType", "dct",
    "equivalentProperty", "examples", "extract", "field", "fileObject", "fileProperty", "fileSet",
    "format", "includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "rai",
    "recordSet", "references", "regex", "repeated", "replace", "samplingRate", "sc", "separator",
    "source", "subField", "transform"}
CORE = "http://mlcommons.org/croissant/1.0"
RAI = "http://mlcommons.org/croissant/RAI/1.0"
# The specification demands these of a dataset; datePublished is the publisher's to add.
DATASET = ["name", "description", "license", "url", "creator", "version", "citeAs",
           "distribution", "recordSet"]
RAI_TEXTS = [
    "dataCollection", "dataCollectionType", "dataCollectionMissingData", "dataCollectionRawData",
    "dataPreprocessingProtocol", "dataAnnotationProtocol", "dataUseCases", "dataLimitations",
    "dataBiases", "personalSensitiveInformation", "dataReleaseMaintenancePlan",
    "machineAnnotationTools", "dataSocialImpact"]
RAI_ONE = {"dataCollection", "dataCollectionMissingData", "dataCollectionRawData",
           "dataReleaseMaintenancePlan", "dataSocialImpact"}
TYPES = {"sc:Text": str, "sc:Integer": int, "sc:Float": (int, float), "sc:Boolean": bool,
         "sc:URL": str, "sc:ImageObject": None}
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
EXTRACTS = {"column", "fileProperty", "jsonPath"}
FILE_PROPERTIES = {"filename", "fullpath", "content", "lines", "lineNumbers"}
TRANSFORMS = {"format", "jsonPath", "regex", "replace", "separator"}


class Checker:
    def __init__(self, tree, folder):
        self.tree = tree
        self.folder = folder  # None: files are not looked at
        self.faults = []
        self.nodes = {}  # @id to node
        self.parents = {}  # @id of a field to that of its record set

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")

    def need(self, node, where, keys):
        for key in keys:
            if node.get(key) in (None, "", [], {}):
                self.fault(where, f"{key} is missing")

    # Dataset -----------------------------------------------------------------------------------

    def dataset(self):
        tree = self.tree
        missing = CONTEXT - set(tree.get("@context", {}))
        if missing:
            self.fault("@context", f"lacks {', '.join(sorted(missing))}")
        if tree.get("@type") not in ("sc:Dataset", "Dataset"):
            self.fault("@type", "is not sc:Dataset")
        self.need(tree, "dataset", DATASET)
        conforms = tree.get("conformsTo", [])
        conforms = conforms if isinstance(conforms, list) else [conforms]
        for wanted in (CORE, RAI):
            if wanted not in conforms:
                self.fault("conformsTo", f"lacks {wanted}")
        if not SEMVER.fullmatch(str(tree.get("version", ""))):
            self.fault("version", "is not MAJOR.MINOR.PATCH")
        if not re.match(r"(https?://|urn:)\S+$", str(tree.get("url", ""))):
            self.fault("url", "is no URL")
        self.dates()
        self.licences()
        creator = tree.get("creator", {})
        for one in creator if isinstance(creator, list) else [creator]:
            if not isinstance(one, dict) or one.get("@type") not in (
                    "sc:Organization", "sc:Person") or not one.get("name"):
                self.fault("creator", "is no named sc:Organization or sc:Person")

    def dates(self):
        for key in ("datePublished", "dateCreated", "dateModified"):
            if key in self.tree:
                try:
                    datetime.date.fromisoformat(str(self.tree[key])[:10])
                except ValueError:
                    self.fault(key, "is no ISO 8601 date")

    def licences(self):
        licences = self.tree.get("license", [])
        for licence in licences if isinstance(licences, list) else [licences]:
            if not isinstance(licence, str) or not licence:
                self.fault("license", f"{licence!r} is no text")

    def rai(self):
        for name in RAI_TEXTS:
            value = self.tree.get("rai:" + name)
            texts = value if isinstance(value, list) else [value]
            if not texts or not all(isinstance(text, str) and text for text in texts):
                self.fault("rai:" + name, "is missing or no text")
            elif isinstance(value, list) and name in RAI_ONE:
                self.fault("rai:" + name, "is a list; one text is allowed")

    def provenance(self):
        self.need(self.tree, "dataset", ["prov:wasGeneratedBy", "prov:wasDerivedFrom"])
        for source in self.tree.get("prov:wasDerivedFrom", []):
            self.need(source, "prov:wasDerivedFrom", ["prov:label", "license"])
        for variable in self.tree.get("variableMeasured", []):
            where = f"variableMeasured {variable.get('propertyID')}"
            self.need(variable, where, ["propertyID", "unitText"])
            low, high = variable.get("minValue"), variable.get("maxValue")
            if not (isinstance(low, (int, float)) and isinstance(high, (int, float))
                    and low <= high):
                self.fault(where, "has no range")
            elif "value" in variable and not low <= variable["value"] <= high:
                self.fault(where, "its canonical value is outside its range")

    # Nodes -------------------------------------------------------------------------------------

    def register(self, node, where):
        identity = node.get("@id")
        if not isinstance(identity, str) or not identity:
            self.fault(where, "@id is missing")
        elif identity in self.nodes:
            self.fault(identity, "this @id is given twice")
        else:
            self.nodes[identity] = node
        return str(identity)

    def collect(self):
        for node in self.tree.get("distribution", []):
            self.register(node, "distribution")
        for record_set in self.tree.get("recordSet", []):
            parent = self.register(record_set, "recordSet")
            for field in record_set.get("field", []):
                identity = self.register(field, parent)
                self.parents[identity] = parent
                if not identity.startswith(parent + "/"):
                    self.fault(identity, f"does not begin with {parent}/")

    def reference(self, value, where):
        identity = value.get("@id") if isinstance(value, dict) else None
        if identity not in self.nodes:
            self.fault(where, f"refers to {identity!r}, which is nowhere")
            return None
        return identity

    def distribution(self):
        for node in self.tree.get("distribution", []):
            where = str(node.get("@id"))
            self.need(node, where, ["name", "encodingFormat"])
            if len(where) > 255 or "/" in str(node.get("name")):
                self.fault(where, "is no file name")
            if node.get("@type") == "cr:FileObject":
                self.file_object(node, where)
            elif node.get("@type") == "cr:FileSet":
                self.file_set(node, where)
            else:
                self.fault(where, "is neither cr:FileObject nor cr:FileSet")

    def file_object(self, node, where):
        self.need(node, where, ["contentUrl", "contentSize"])
        digest = str(node.get("sha256", ""))
        if ("md5" in node) == ("sha256" in node):
            self.fault(where, "has not exactly one of sha256 and md5")
        elif "sha256" in node and not re.fullmatch("[0-9a-f]{64}", digest):
            self.fault(where, "its sha256 is none")
        if self.folder is None:
            return
        path = self.folder / str(node.get("contentUrl"))
        if not path.is_file():
            self.fault(where, f"{path} does not exist")
            return
        if node.get("contentSize") != f"{path.stat().st_size} B":
            self.fault(where, f"{path} has {path.stat().st_size} bytes")
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            self.fault(where, f"{path} has another sha256")

    def file_set(self, node, where):
        self.need(node, where, ["includes", "containedIn"])
        holders = node.get("containedIn", [])
        archives = [self.reference(holder, where)
                    for holder in (holders if isinstance(holders, list) else [holders])]
        if self.folder is None:
            return
        for archive in filter(None, archives):
            names = tarfile.open(self.folder / self.nodes[archive]["contentUrl"]).getnames()
            if names and not fnmatch.filter(names, str(node.get("includes"))):
                self.fault(where, f"its pattern meets nothing in {archive}")

    # Records -----------------------------------------------------------------------------------

    def record_sets(self):
        for record_set in self.tree.get("recordSet", []):
            where = str(record_set.get("@id"))
            self.need(record_set, where, ["name", "field"])
            if record_set.get("@type") != "cr:RecordSet":
                self.fault(where, "is no cr:RecordSet")
            if "key" in record_set:
                self.reference(record_set["key"], where)
            for field in record_set.get("field", []):
                self.field(field, "data" in record_set)
            self.joins(record_set, where)
            self.inline(record_set, where)

    def field(self, field, has_data):
        where = str(field.get("@id"))
        self.need(field, where, ["name", "dataType", "description"])
        if field.get("@type") != "cr:Field":
            self.fault(where, "is no cr:Field")
        if field.get("dataType") not in TYPES:
            self.fault(where, f"dataType {field.get('dataType')!r} is unknown")
        if has_data == ("source" in field):
            self.fault(where, "has not exactly one of a source and its record set's data")
        for key in ("source", "references"):
            if key in field:
                self.source(field[key], f"{where} {key}")

    def source(self, source, where):
        kinds = [kind for kind in ("fileSet", "fileObject", "field") if kind in source]
        if len(kinds) != 1:
            self.fault(where, "has not exactly one of fileSet, fileObject and field")
            return
        self.reference(source[kinds[0]], where)
        extract = source.get("extract", {})
        if kinds[0] != "field" and (len(extract) != 1 or not set(extract) <= EXTRACTS):
            self.fault(where, "has not exactly one of column, fileProperty and jsonPath")
        if extract.get("fileProperty", "content") not in FILE_PROPERTIES:
            self.fault(where, f"fileProperty {extract['fileProperty']!r} is unknown")
        if "jsonPath" in extract and not steps_of(extract["jsonPath"]):
            self.fault(where, f"jsonPath {extract['jsonPath']!r} cannot be read")
        transform = source.get("transform", {"regex": "."})
        if len(transform) != 1 or not set(transform) <= TRANSFORMS:
            self.fault(where, "its transform is none or several")
        if "regex" in transform:
            try:
                re.compile(transform["regex"])
            except re.error as error:
                self.fault(where, f"regex: {error}")

    def origin(self, source):
        """The file set, file or record set that a source reads."""
        for kind in ("fileSet", "fileObject", "field"):
            if kind in source:
                identity = source[kind].get("@id")
                return self.parents.get(identity, identity)
        return None

    def joins(self, record_set, where):
        """Two sources of one record set must be joined by some field's references."""
        origins, joined = set(), set()
        for field in record_set.get("field", []):
            if "source" not in field:
                continue
            origin = self.origin(field["source"])
            origins.add(origin)
            if "references" in field:
                joined.add(frozenset((origin, self.origin(field["references"]))))
        for one in origins:
            for other in origins - {one}:
                if frozenset((one, other)) not in joined:
                    self.fault(where, f"no join between {one} and {other}")

    def inline(self, record_set, where):
        if "data" not in record_set:
            return
        data = record_set["data"]
        expected = {field.get("@id"): field.get("dataType") for field in record_set["field"]}
        if not isinstance(data, list) or not data:
            self.fault(where, "its data are no list of records")
            return
        for number, record in enumerate(data):
            if set(record) != set(expected):
                self.fault(where, f"record {number} has other fields than the record set")
            for name, value in record.items():
                if not isinstance(value, TYPES.get(expected.get(name)) or object):
                    self.fault(where, f"record {number}: {name} is {value!r}")

    def first_record(self):
        """The first sample's record: does each path lead to what its field promises?"""
        tars = [node for node in self.tree["distribution"]
                if node.get("encodingFormat") == "application/x-tar"]
        for node in tars:
            archive = tarfile.open(self.folder / node["contentUrl"])
            name = next((n for n in archive.getnames() if n.endswith(".json")), None)
            if name:
                self.paths(json.load(archive.extractfile(name)), f"{node['@id']} {name}")
                return

    def paths(self, record, origin):
        for record_set in self.tree["recordSet"]:
            for field in record_set["field"]:
                path = field.get("source", {}).get("extract", {}).get("jsonPath")
                if path is None:
                    continue
                value = record
                for step in steps_of(path):
                    value = value.get(step) if isinstance(value, dict) else None
                values = value if field.get("repeated") else [value]
                wanted = TYPES.get(field["dataType"]) or object
                if not values or not all(isinstance(v, wanted) for v in values):
                    self.fault(field["@id"], f"{path} gives {value!r} in {origin}")

    def run(self):
        self.dataset()
        self.rai()
        self.provenance()
        self.collect()
        self.distribution()
        self.record_sets()
        if self.folder is not None and not self.faults:
            self.first_record()
        return self.faults


def steps_of(path):
    """The keys of a path like $.a['b'], or nothing where it is of another kind."""
    if not re.fullmatch(r"\$(\.\w+|\['[^']+'\])+", path):
        return []
    return [a or b for a, b in re.findall(r"\.(\w+)|\['([^']+)'\]", path)]


def main():
    arguments = [a for a in sys.argv[1:] if a != "--no-files"]
    if len(arguments) != 1:
        print(__doc__)
        return 2
    path = pathlib.Path(arguments[0])
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        print(f"{path}: {error}")
        return 2
    faults = Checker(tree, None if "--no-files" in sys.argv else path.parent).run()
    for fault in faults:
        print(f"{path}: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
