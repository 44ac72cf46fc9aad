package plumbline.ui.connections;

/// The fields of the connection dialog that can hold a mistake; each has a place for its sentence.
public enum Field {
    NAME, URI, HOST, PORT, DATABASE, USER, ROOT_CERT, FILE, SERVICE
}
