/** The strings of one line of JSON lines that is known to be valid and flat: enough for {"id", "title", "text"}. */
final class JsonLine {
    private final String line;
    private int index;

    private JsonLine(String line) {
        this.line = line;
    }

    /** The value of a member, or null. */
    static String member(String line, String name) {
        JsonLine reader = new JsonLine(line);
        while ((reader.index = line.indexOf('"', reader.index)) >= 0) {
            String key = reader.string();
            reader.index = line.indexOf('"', reader.index);
            String value = reader.string();
            if (key.equals(name)) return value;
        }
        return null;
    }

    /** The string whose opening quote stands at the index; the index then is behind it. */
    private String string() {
        int start = ++index;
        while (line.charAt(index) != '"' && line.charAt(index) != '\\') index++;
        if (line.charAt(index) == '"') return line.substring(start, index++);
        StringBuilder text = new StringBuilder(line.substring(start, index));
        for (char next; (next = line.charAt(index++)) != '"';) text.append(next == '\\' ? escape() : next);
        return text.toString();
    }

    private char escape() {
        char kind = line.charAt(index++);
        switch (kind) {
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u':
                index += 4;
                return (char) Integer.parseInt(line.substring(index - 4, index), 16);
            default: return kind;
        }
    }
}
