import Farm

extension PackageComponent {
    /// The manifest element; names below SPBackupObject are this product's own, made from the documented keys.
    func element() -> XMLTree {
        var tree = XMLTree("SPBackupObject").with("Name", name)
        if let id { tree = tree.with("Id", id.description) }
        tree = tree.with("Class", className).with("CanBackup", canBackup ? "True" : "False")
        tree = tree.with("CanRestore", canRestore ? "True" : "False").with("CurrentPhase", phase)
        tree.children = parameters.map { XMLTree("SPParameter", text: $0.value).with("Key", $0.key) }
        tree.children += files.map { $0.element() }
        if let proof { tree.children.append(proof.element()) }
        tree.children += children.map { $0.element() }
        return tree
    }

    /// Reads an element; nil when a part of it is missing or not what it must be.
    init?(_ tree: XMLTree) {
        guard tree.name == "SPBackupObject", let name = tree.attribute("Name"), !name.isEmpty,
            let className = tree.attribute("Class")
        else { return nil }
        self.init(
            name: name, id: tree.attribute("Id").flatMap { ObjectID($0) }, className: className,
            canBackup: tree.attribute("CanBackup") == "True",
            canRestore: tree.attribute("CanRestore") == "True",
            phase: tree.attribute("CurrentPhase") ?? "")
        for child in tree.children {
            switch child.name {
            case "SPParameter":
                guard let key = child.attribute("Key") else { return nil }
                parameters.append((key, child.text))
            case "SPFile":
                guard let file = PackageDataFile(child) else { return nil }
                files.append(file)
            case "SPVerification":
                proof = PackageProof(child)
            case "SPBackupObject":
                guard let component = PackageComponent(child) else { return nil }
                children.append(component)
            default:
                break
            }
        }
    }
}

extension PackageDataFile {
    fileprivate func element() -> XMLTree {
        var tree = XMLTree("SPFile").with("Source", source).with("File", file).with("Compression", "zstd")
        tree = tree.with("Size", String(facts.packedSize)).with("SHA256", facts.packedHash)
        tree = tree.with("OriginalSize", String(facts.rawSize)).with("OriginalSHA256", facts.rawHash)
        tree = tree.with("SchemaVersion", String(schemaVersion)).with("KeyVersion", String(keyVersion))
        if !recordHash.isEmpty { tree = tree.with("RecordsSHA256", recordHash) }
        tree.children = recordCounts.sorted { $0.key < $1.key }.map { table, count in
            XMLTree("SPRecords", text: String(count)).with("Table", table)
        }
        return tree
    }

    fileprivate init?(_ tree: XMLTree) {
        func size(_ name: String) -> Int64? {
            guard let size = tree.attribute(name).flatMap({ Int64($0) }), size >= 0 else { return nil }
            return size
        }
        func hash(_ name: String) -> String? {
            guard let hash = tree.attribute(name)?.lowercased(), hash.utf8.count == 64 else { return nil }
            return hash
        }
        guard let source = tree.attribute("Source"), let file = tree.attribute("File"),
            PackageFolder.isDataFile(file), tree.attribute("Compression") == "zstd",
            let packed = size("Size"),
            let packedHash = hash("SHA256"), let raw = size("OriginalSize"),
            let rawHash = hash("OriginalSHA256")
        else { return nil }
        self.source = source
        self.file = file
        facts = PackedFileFacts(rawSize: raw, rawHash: rawHash, packedSize: packed, packedHash: packedHash)
        schemaVersion = tree.attribute("SchemaVersion").flatMap { Int($0) } ?? 0
        keyVersion = tree.attribute("KeyVersion").flatMap { Int($0) } ?? 0
        recordHash = tree.attribute("RecordsSHA256") ?? ""
        recordCounts = [:]
        for child in tree.children where child.name == "SPRecords" {
            guard let table = child.attribute("Table"), let count = Int(child.text), count >= 0 else {
                return nil
            }
            recordCounts[table] = count
        }
    }
}

extension PackageProof {
    fileprivate func element() -> XMLTree {
        XMLTree("SPVerification").with("By", verifiedBy).with("At", PackageDate.catalogueText(verifiedAt))
            .with("KeyChecked", keyChecked ? "True" : "False")
            .with("CredentialsOpened", String(credentialsOpened))
    }

    fileprivate init?(_ tree: XMLTree) {
        guard let at = tree.attribute("At").flatMap(PackageDate.parse) else { return nil }
        verifiedBy = tree.attribute("By") ?? ""
        verifiedAt = at
        keyChecked = tree.attribute("KeyChecked") == "True"
        credentialsOpened = tree.attribute("CredentialsOpened").flatMap { Int($0) } ?? 0
    }
}
