// Bookshelves: cases with a back, open racks of metal, leaning ladders, grids of cubes, stepped
// ones; empty or filled with rows of books and a few things between them.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "assets/procedural/furniture/furniture.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "base/mix.h"

namespace turntable::procedural {
namespace {

enum class Kind { kCase, kRack, kLadder, kCubes, kSteps };
enum class Base { kPlinth, kLegs, kFlush };
enum class Crown { kFlat, kCornice, kArch };

struct Bookshelf {
    Kind kind = Kind::kCase;
    Base base = Base::kPlinth;
    Crown crown = Crown::kFlat;
    float width = 0.0F;
    float height = 0.0F;
    float depth = 0.0F;
    float board = 0.02F;
    float base_height = 0.0F;
    int shelves = 5;  ///< compartments one above the other
    int columns = 1;
    bool back = true;
    float filled = 0.0F;  ///< share of compartments with books
    Look wood;
    Look frame;
    std::vector<Look> books;
    Look ornament;
};

/// Unrecorded draws in a row: which book is how thick is no parameter.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : seed_(seed) {}
    float real(float lower, float upper) {
        seed_ += 0x9E3779B97F4A7C15ULL;
        const float share = static_cast<float>(mix64(seed_) >> 40U) / 16777216.0F;
        return lower + (upper - lower) * share;
    }
    std::size_t index(std::size_t count) {
        return std::min(static_cast<std::size_t>(real(0.0F, static_cast<float>(count))), count - 1);
    }

private:
    std::uint64_t seed_;
};

Bookshelf draw(Parameters& p) {
    Bookshelf b;
    b.kind = p.choice<Kind>("kind", {"case", "rack", "ladder", "cubes", "steps"}, {5, 2, 2, 2, 1});
    b.base = p.choice<Base>("base", {"plinth", "legs", "flush"}, {2, 1, 2});
    b.crown = p.choice<Crown>("crown", {"flat", "cornice", "arch"}, {3, 2, 1});
    const float tall = p.real("height", 0.0F, 1.0F);
    const float wide = p.real("width", 0.0F, 1.0F);
    const int shelves = p.integer("shelves", 3, 6);
    const int columns = p.integer("columns", 1, 3);
    b.depth = p.real("depth", 0.24F, 0.36F);
    b.board = p.real("board", 0.018F, 0.036F);
    b.back = p.chance("back", 0.5);
    b.filled = p.chance("empty", 0.15) ? 0.0F : p.real("filled", 0.5F, 1.0F);
    b.columns = b.kind == Kind::kCubes || b.kind == Kind::kSteps ? columns + 1
                : wide > 0.6F && b.kind == Kind::kCase           ? 2
                                                                 : 1;
    b.shelves = b.kind == Kind::kCubes ? std::min(shelves - 1, 4) : shelves;
    const float clear = 0.29F + 0.09F * tall;  // height of a compartment
    b.height = clear * static_cast<float>(b.shelves);
    b.width = b.kind == Kind::kCubes || b.kind == Kind::kSteps
                  ? clear * static_cast<float>(b.columns)
                  : 0.55F + 0.65F * wide;
    b.base_height = b.base == Base::kPlinth ? 0.07F : b.base == Base::kLegs ? 0.13F : 0.0F;
    if (b.kind == Kind::kRack || b.kind == Kind::kLadder) {
        b.base_height = 0.12F;
    }
    b.wood = p.chance("painted", 0.3) ? painted_wood(p, "board") : wood(p, "board");
    b.frame = b.kind == Kind::kRack && p.chance("metal_frame", 0.7)
                  ? painted_metal(p, "frame", kDarkPlastics)
                  : b.wood;
    for (int i = 0; i < 6; ++i) {
        b.books.push_back(
            painted_wood(p, fmt::format("book_{}", i), i < 4 ? kFabricColours : kBrightPaints));
    }
    b.ornament = ceramic(p, "ornament");
    return b;
}

/// An open compartment above a shelf: x and y extents, the shelf's top, room above it.
struct Compartment {
    float left = 0.0F;
    float right = 0.0F;
    float rear = 0.0F;
    float front = 0.0F;
    float floor = 0.0F;
    float room = 0.0F;
};

void add_book(const Bookshelf& b, const Compartment& c, float x, float thick, float lean,
              Dice& dice, ModelBuilder& model) {
    const float tall = std::min(c.room * 0.93F, c.room * dice.real(0.62F, 0.92F));
    const float deep = std::min(c.front - c.rear - 0.015F, dice.real(0.15F, 0.21F));
    const float face = c.front - dice.real(0.008F, 0.022F);
    const Look& look = b.books[dice.index(b.books.size())];
    const Surface book =
        box_between({x, face - deep, c.floor - 0.001F}, {x + thick, face, c.floor + tall}, 0.0F);
    model.add("book", look, turned_about(book, {x + thick, 0.0F, c.floor}, Axis::kY, lean));
    if (thick > 0.028F) {  // a band across the spine
        model.add(
            "book", b.books[dice.index(b.books.size())],
            turned_about(box_between({x + 0.001F, face - 0.01F, c.floor + 0.7F * tall},
                                     {x + thick - 0.001F, face + 0.0015F, c.floor + 0.84F * tall}),
                         {x + thick, 0.0F, c.floor}, Axis::kY, lean));
    }
}

void add_standing_books(const Bookshelf& b, const Compartment& c, Dice& dice, ModelBuilder& model) {
    const float share = dice.real(0.55F, 0.99F);
    const bool from_right = dice.real(0.0F, 1.0F) < 0.5F;
    const float length = share * (c.right - c.left);
    float x = from_right ? c.right - length : c.left + 0.002F;
    const float end = x + length - 0.004F;
    while (x < end - 0.02F) {
        const float thick = std::min(dice.real(0.018F, 0.048F), end - x);
        add_book(b, c, x, thick - 0.001F, 0.0F, dice, model);
        x += thick;
    }
}

void add_lying_books(const Bookshelf& b, const Compartment& c, Dice& dice, ModelBuilder& model) {
    const float wide = std::min(0.24F, 0.7F * (c.right - c.left));
    const float x = c.left + (c.right - c.left - wide) * dice.real(0.1F, 0.9F);
    float z = c.floor - 0.001F;
    const int count = 2 + static_cast<int>(dice.index(4));
    for (int i = 0; i < count && z + 0.06F < c.floor + c.room; ++i) {
        const float thick = dice.real(0.022F, 0.05F);
        const float in = dice.real(0.0F, 0.03F);
        const float face = c.front - 0.02F - 0.5F * in;
        model.add("book", b.books[dice.index(b.books.size())],
                  box_between({x + in, std::max(c.rear + 0.01F, face - 0.17F), z},
                              {x + wide - in, face, z + thick}));
        z += thick - 0.0005F;
    }
}

void add_vase(const Bookshelf& b, const Compartment& c, Dice& dice, ModelBuilder& model) {
    const float h = c.room * dice.real(0.5F, 0.75F);
    const float r = std::min(0.33F * h, 0.32F * (c.front - c.rear));
    const std::array<glm::vec2, 5> knots{{{0.5F * r, 0},
                                          {r, 0.35F * h},
                                          {0.8F * r, 0.65F * h},
                                          {0.35F * r, 0.85F * h},
                                          {0.5F * r, h}}};
    Path2 outside{{0.0F, 0.0F}};
    for (const glm::vec2& point : smooth_path(std::span<const glm::vec2>(knots), 4)) {
        outside.push_back(point);
    }
    model.add("vase", b.ornament,
              moved(vessel(outside, 0.12F * r, 20),
                    {0.5F * (c.left + c.right), 0.5F * (c.rear + c.front), c.floor - 0.001F}));
}

void fill(const Bookshelf& b, const Compartment& c, Dice& dice, ModelBuilder& model) {
    if (dice.real(0.0F, 1.0F) > b.filled) {
        return;
    }
    const float what = dice.real(0.0F, 1.0F);
    if (what < 0.76F) {
        add_standing_books(b, c, dice, model);
    } else if (what < 0.9F) {
        add_lying_books(b, c, dice, model);
    } else {
        add_vase(b, c, dice, model);
    }
}

void add_base(const Bookshelf& b, ModelBuilder& model) {
    const float x = 0.5F * b.width;
    const float y = 0.5F * b.depth;
    const float top = b.base_height + 0.3F * b.board;
    if (b.base == Base::kPlinth) {
        model.add("plinth", b.wood,
                  box_between({-x + 0.004F, -y + 0.004F, 0}, {x - 0.004F, y - 0.025F, top}));
    } else if (b.base == Base::kLegs) {
        model.add("leg", b.frame,
                  four_corners(leg({x - 0.04F, y - 0.035F, top}, {x - 0.025F, y - 0.025F, 0.0F},
                                   {0.022F, 0.013F, 12})));
    }
}

void add_crown(const Bookshelf& b, float top, ModelBuilder& model) {
    const float x = 0.5F * b.width;
    const float y = 0.5F * b.depth;
    if (b.crown == Crown::kCornice) {
        for (int i = 0; i < 2; ++i) {
            const float out = 0.012F + 0.018F * static_cast<float>(i);
            const float z = top - 0.004F + 0.024F * static_cast<float>(i);
            model.add(
                "cornice", b.wood,
                box_between({-x - out, -y - 0.001F, z}, {x + out, y + out, z + 0.028F}, 0.006F));
        }
    } else if (b.crown == Crown::kArch) {
        Outline board{{-x, 0.0F}, {x, 0.0F}};
        for (int i = 0; i <= 12; ++i) {
            const float t = 1.0F - static_cast<float>(i) / 6.0F;
            board.emplace_back(x * t, 0.03F + 0.10F * (1.0F - t * t));
        }
        model.add("crown", b.wood,
                  moved(upright(board, b.board), {0, -y + 0.6F * b.board, top - 0.004F}));
    }
}

/// Sides, shelves, dividers, back; steps climb from the left to the right.
void add_case(const Bookshelf& b, Dice& dice, ModelBuilder& model) {
    const float y = 0.5F * b.depth;
    const float half = 0.5F * b.board;
    const float pitch = b.width / static_cast<float>(b.columns);
    const float step = b.height / static_cast<float>(b.shelves);
    const float bottom = b.base_height;
    const auto rows_of = [&](int column) {
        return b.kind == Kind::kSteps ? std::max(1, b.shelves * (column + 1) / b.columns)
                                      : b.shelves;
    };
    for (int i = 0; i <= b.columns; ++i) {  // upright boards
        const int rows = std::max(rows_of(std::min(i, b.columns - 1)), i > 0 ? rows_of(i - 1) : 0);
        const float x = -0.5F * b.width + pitch * static_cast<float>(i);
        const bool outer = i == 0 || i == b.columns;
        model.add("side", b.wood,
                  box_between({x - half, -y, bottom},
                              {x + half, outer ? y : y - 0.003F,
                               bottom + step * static_cast<float>(rows) + half},
                              0.001F));
    }
    for (int i = 0; i < b.columns; ++i) {
        const float left = -0.5F * b.width + pitch * static_cast<float>(i);
        const int rows = rows_of(i);
        for (int k = 0; k <= rows; ++k) {
            const float z = bottom + step * static_cast<float>(k) + (k == 0 ? half : 0.0F);
            model.add(
                "shelf", b.wood,
                box_between({left, -y + 0.002F, z - half + 0.001F},
                            {left + pitch, y - 0.005F, z + half + (k == rows ? 0.001F : 0.0F)},
                            0.002F));
            if (k < rows) {
                fill(b,
                     {left + half, left + pitch - half, -y + 0.03F, y - 0.006F, z + half,
                      step - b.board - (k == 0 ? half : 0.0F)},
                     dice, model);
            }
        }
        if (b.back) {
            model.add(
                "back", b.wood,
                box_between({left, -y + 0.02F, bottom + half},
                            {left + pitch, -y + 0.028F, bottom + step * static_cast<float>(rows)}));
        }
    }
    if (b.kind == Kind::kCase) {
        add_crown(b, bottom + b.height + half, model);
    }
    add_base(b, model);
}

/// Shelves between four posts, with crossed stays behind.
void add_rack(const Bookshelf& b, Dice& dice, ModelBuilder& model) {
    const float x = 0.5F * b.width;
    const float y = 0.5F * b.depth;
    const float step = b.height / static_cast<float>(b.shelves);
    const float post = 0.013F;
    const float top = b.base_height + b.height - step + 0.5F * step;
    model.add("post", b.frame,
              four_corners(box_between({x - 2 * post, y - 2 * post, 0.0F}, {x, y, top}, 0.002F)));
    for (int k = 0; k < b.shelves; ++k) {
        const float z = b.base_height + step * static_cast<float>(k);
        model.add("shelf", b.wood,
                  box_between({-x + 0.004F, -y + 0.004F, z}, {x - 0.004F, y - 0.004F, z + b.board},
                              0.002F));
        if (k + 1 < b.shelves || b.filled > 0.8F) {
            fill(b,
                 {-x + 2 * post, x - 2 * post, -y + 0.01F, y - 0.01F, z + b.board,
                  (k + 1 < b.shelves ? step : 0.6F * step) - b.board},
                 dice, model);
        }
    }
    for (const float side : {-1.0F, 1.0F}) {
        const float out = (x - post) * side;
        model.add(
            "stay", b.frame,
            rod({out, -y + post, b.base_height + 0.1F}, {-out, -y + post, top - 0.1F}, 0.004F, 8));
    }
    model.add("rail", b.frame,
              mirrored_pair(box_between({x - 1.8F * post, -y + post, top - 0.03F},
                                        {x - 0.2F * post, y - post, top - 0.012F})));
}

/// Two leaning rails at either side whose shelves get shallower towards the top.
void add_ladder(const Bookshelf& b, Dice& dice, ModelBuilder& model) {
    const float x = 0.5F * b.width;
    const float deep = 1.25F * b.depth;
    const float rear = -0.5F * deep;
    const float rail = 0.02F;
    const float top = b.base_height + b.height;
    const float front_top = rear + 0.16F;
    const auto front_at = [&](float z) {
        return 0.5F * deep + (front_top - 0.5F * deep) * z / top;
    };
    const Surface leaning = leg({x, front_top, top}, {x, 0.5F * deep, 0.0F}, {rail, rail, 4});
    model.add("rail", b.frame, mirrored_pair(leaning));
    model.add("rail", b.frame,
              mirrored_pair(box_between({x - rail, rear - 0.005F, 0.0F},
                                        {x + rail, rear + 0.03F, top}, 0.002F)));
    const float step = b.height / static_cast<float>(b.shelves);
    for (int k = 0; k < b.shelves; ++k) {
        const float z = b.base_height + step * static_cast<float>(k);
        const float front = front_at(z + 0.03F);
        model.add("shelf", b.wood,
                  box_between({-x, rear + 0.004F, z}, {x, front, z + b.board}, 0.002F));
        model.add("shelf", b.wood,
                  box_between({-x, rear + 0.006F, z + 0.5F * b.board},
                              {x, rear + 0.02F, z + b.board + 0.04F}));
        fill(b,
             {-x + rail, x - rail, rear + 0.02F, front - 0.01F, z + b.board,
              0.85F * (step - b.board)},
             dice, model);
    }
    model.add("shelf", b.wood,
              box_between({-x, rear + 0.003F, top - 0.03F}, {x, rear + 0.022F, top - 0.002F}));
    model.add("rail", b.frame,
              mirrored_pair(box_between({x - 0.9F * rail, rear, top - 0.035F},
                                        {x + 0.9F * rail, front_top, top - 0.004F})));
}

}  // namespace

void build_bookshelf(Parameters& parameters, ModelBuilder& model) {
    const Bookshelf bookshelf = draw(parameters);
    Dice dice(parameters.hidden("books"));
    switch (bookshelf.kind) {
    case Kind::kCase:
    case Kind::kCubes:
    case Kind::kSteps:
        add_case(bookshelf, dice, model);
        break;
    case Kind::kRack:
        add_rack(bookshelf, dice, model);
        break;
    case Kind::kLadder:
        add_ladder(bookshelf, dice, model);
        break;
    }
}

}  // namespace turntable::procedural
