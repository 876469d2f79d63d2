#include "manifests/query.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/error.h"
#include "manifests/csv.h"
#include "manifests/json_cursor.h"

namespace turntable {
namespace {

constexpr std::size_t kMeasuredRows = 200;

/// SQLite asks before compiling each action. Opening read-only already protects the manifest; this
/// also refuses what would touch other files (ATTACH, VACUUM INTO) or the connection (PRAGMA).
int allow_reading(void* /*context*/, int action, const char* /*a*/, const char* /*b*/,
                  const char* /*c*/, const char* /*d*/) {
    const bool reads = action == SQLITE_SELECT || action == SQLITE_READ ||
                       action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE;
    return reads ? SQLITE_OK : SQLITE_DENY;
}

/// Restricts a connection to reading for as long as it lives.
class ReadingOnly {
public:
    explicit ReadingOnly(sqlite3* handle) : handle_(handle) {
        sqlite3_set_authorizer(handle_, allow_reading, nullptr);
        // Else a misspelt "column" in double quotes would silently be a string.
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    }
    ~ReadingOnly() { sqlite3_set_authorizer(handle_, nullptr, nullptr); }
    ReadingOnly(const ReadingOnly&) = delete;
    ReadingOnly& operator=(const ReadingOnly&) = delete;

private:
    sqlite3* handle_;
};

SqliteStatement prepare_reading(const SqliteDatabase& database, const std::string& sql) {
    try {
        SqliteStatement statement(database, sql);
        if (statement.reads_only() && statement.column_count() > 0) {
            return statement;
        }
    } catch (const Error& error) {
        if (sqlite3_errcode(database.handle()) != SQLITE_AUTH) {
            throw;
        }
    }
    throw bad_input("{}: a query may only read: SELECT, WITH or VALUES", database.path().string());
}

void append_json_value(std::string& out, const SqliteStatement& row, int column) {
    switch (row.type(column)) {
    case SQLITE_NULL:
        out += "null";
        break;
    case SQLITE_INTEGER:
        out += std::to_string(row.integer(column));
        break;
    case SQLITE_FLOAT:
        if (std::isfinite(row.real(column))) {
            append_json_number(out, row.real(column));
        } else {
            out += "null";  // JSON has no infinities
        }
        break;
    default:
        append_json_string(out, row.display(column));
    }
}

/// One output form: told the column names once, then every row, then the end.
class RowWriter {
public:
    explicit RowWriter(std::ostream& out) : out_(out) {}
    virtual ~RowWriter() = default;
    RowWriter(const RowWriter&) = delete;
    RowWriter& operator=(const RowWriter&) = delete;
    virtual void begin(std::vector<std::string> names) = 0;
    virtual void row(const SqliteStatement& row) = 0;
    virtual void end() = 0;

protected:
    std::ostream& out_;
};

std::vector<std::string> row_texts(const SqliteStatement& row) {
    std::vector<std::string> texts;
    for (int column = 0; column < row.column_count(); ++column) {
        texts.push_back(row.display(column));
    }
    return texts;
}

class CsvRows : public RowWriter {
public:
    using RowWriter::RowWriter;
    void begin(std::vector<std::string> names) override { write(names); }
    void row(const SqliteStatement& row) override { write(row_texts(row)); }
    void end() override {}

private:
    void write(const std::vector<std::string>& fields) {
        std::string line;
        append_csv_record(line, fields);
        out_ << line;
    }
};

class JsonRows : public RowWriter {
public:
    using RowWriter::RowWriter;
    void begin(std::vector<std::string> names) override {
        names_ = std::move(names);
        out_ << '[';
    }
    void row(const SqliteStatement& row) override {
        std::string line = any_ ? ",\n{" : "\n{";
        any_ = true;
        for (int column = 0; column < row.column_count(); ++column) {
            line += column > 0 ? "," : "";
            append_json_string(line, names_[static_cast<std::size_t>(column)]);
            line += ':';
            append_json_value(line, row, column);
        }
        out_ << line << '}';
    }
    void end() override { out_ << "\n]\n"; }

private:
    std::vector<std::string> names_;
    bool any_ = false;
};

class TableRows : public RowWriter {
public:
    using RowWriter::RowWriter;
    void begin(std::vector<std::string> names) override {
        widths_.assign(names.size(), 0);
        numeric_.assign(names.size(), true);
        held_.push_back(std::move(names));
    }
    void row(const SqliteStatement& row) override {
        for (int column = 0; column < row.column_count(); ++column) {
            const int type = row.type(column);
            if (type == SQLITE_TEXT || type == SQLITE_BLOB) {
                numeric_[static_cast<std::size_t>(column)] = false;
            }
        }
        held_.push_back(row_texts(row));
        if (held_.size() > kMeasuredRows) {
            flush();
        }
    }
    void end() override { flush(); }

private:
    void flush() {
        for (const auto& texts : held_) {
            for (std::size_t i = 0; i < texts.size(); ++i) {
                widths_[i] = std::max(widths_[i], texts[i].size());
            }
        }
        for (const auto& texts : held_) {
            write(texts);
        }
        held_.clear();
    }
    void write(const std::vector<std::string>& texts) {
        std::string line;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            line += i > 0 ? "  " : "";
            line += numeric_[i] ? fmt::format("{:>{}}", texts[i], widths_[i])
                                : fmt::format("{:<{}}", texts[i], widths_[i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out_ << line << '\n';
    }
    std::vector<std::vector<std::string>> held_;
    std::vector<std::size_t> widths_;
    std::vector<bool> numeric_;
};

std::unique_ptr<RowWriter> make_writer(QueryFormat format, std::ostream& out) {
    switch (format) {
    case QueryFormat::kCsv:
        return std::make_unique<CsvRows>(out);
    case QueryFormat::kJson:
        return std::make_unique<JsonRows>(out);
    case QueryFormat::kTable:
        break;
    }
    return std::make_unique<TableRows>(out);
}

}  // namespace

std::uint64_t run_query(const Manifest& manifest, const std::string& sql,
                        const QueryOptions& options, std::ostream& out) {
    const ReadingOnly guard(manifest.database->handle());
    SqliteStatement statement = prepare_reading(*manifest.database, sql);
    const std::unique_ptr<RowWriter> writer = make_writer(options.format, out);
    std::vector<std::string> names;
    for (int column = 0; column < statement.column_count(); ++column) {
        names.push_back(statement.column_name(column));
    }
    writer->begin(std::move(names));
    std::uint64_t rows = 0;
    while ((!options.limit || rows < *options.limit) && statement.step()) {
        writer->row(statement);
        ++rows;
    }
    writer->end();
    return rows;
}

std::string select_samples(const Manifest& manifest, const std::string& where,
                           const std::vector<std::string>& columns) {
    std::vector<std::string> chosen = columns;
    if (chosen.empty()) {
        chosen = {"key", "object", "class", "label", "view", "split"};
        chosen.insert(chosen.end(), manifest.factor_columns.begin(), manifest.factor_columns.end());
    }
    std::string list;
    for (const std::string& column : chosen) {
        list += (list.empty() ? "" : ", ") + sql_identifier(column);
    }
    const std::string condition = where.empty() ? std::string("1") : where;
    // The line break ends a comment that the expression may close with.
    return fmt::format("SELECT {} FROM sample WHERE ({}\n) ORDER BY id", list, condition);
}

}  // namespace turntable
