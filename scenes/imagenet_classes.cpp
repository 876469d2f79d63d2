#include "scenes/imagenet_classes.h"

#include <algorithm>
#include <vector>

#include "assets/taxonomy.h"

namespace turntable {
namespace {

struct Entry {
    std::string_view synset;
    std::vector<int> indices;
};

/// By sense, looked at one by one: a hypernym of WordNet alone would miss the dining table (a table
/// of another sense there) and would call a wreck a watercraft.
const std::vector<Entry>& table() {
    static const std::vector<Entry> entries{
        // clang-format off
        // airplane: airliner, warplane
        {"02691156", {404, 895}},
        // trash bin: ashcan
        {"02747177", {412}},
        // bag: backpack, mailbag, purse
        {"02773838", {414, 636, 748}},
        // basket: hamper, shopping basket
        {"02801938", {588, 790}},
        // bathtub: bathtub, tub
        {"02808440", {435, 876}},
        // bed: crib, four-poster
        {"02818832", {520, 564}},
        // bench: park bench
        {"02828884", {703}},
        // birdhouse: birdhouse
        {"02843684", {448}},
        // bookshelf: bookcase
        {"02871439", {453}},
        // bottle: beer bottle, pill bottle, pop bottle, water bottle, water jug, whiskey jug,
        // wine bottle
        {"02876657", {440, 720, 737, 898, 899, 901, 907}},
        // bowl: mixing bowl, soup bowl
        {"02880940", {659, 809}},
        // bus: minibus, school bus, trolleybus
        {"02924116", {654, 779, 874}},
        // cabinet: chiffonier, china cabinet, entertainment center, medicine chest, wardrobe
        {"02933112", {493, 495, 548, 648, 894}},
        // camera: Polaroid camera, reflex camera
        {"02942699", {732, 759}},
        // can: milk can
        {"02946921", {653}},
        // cap: bathing cap, mortarboard, shower cap
        {"02954340", {433, 667, 793}},
        // car: ambulance, beach wagon, cab, convertible, jeep, limousine, minivan, Model T,
        // racer, sports car
        {"02958343", {407, 436, 468, 511, 609, 627, 656, 661, 751, 817}},
        // cellular telephone: cellular telephone
        {"02992529", {487}},
        // chair: barber chair, folding chair, rocking chair, throne
        {"03001627", {423, 559, 765, 857}},
        // clock: analog clock, digital clock, wall clock
        {"03046257", {409, 530, 892}},
        // computer keyboard: computer keyboard
        {"03085013", {508}},
        // dishwasher: dishwasher
        {"03207941", {534}},
        // display: monitor, screen, television
        {"03211117", {664, 782, 851}},
        // file cabinet: file
        {"03337140", {553}},
        // guitar: acoustic guitar, electric guitar
        {"03467517", {402, 546}},
        // helmet: crash helmet, football helmet, pickelhaube
        {"03513137", {518, 560, 715}},
        // jar: beaker, vase
        {"03593526", {438, 883}},
        // knife: cleaver, letter opener
        {"03624134", {499, 623}},
        // lamp: table lamp
        {"03636649", {846}},
        // laptop: laptop, notebook
        {"03642806", {620, 681}},
        // loudspeaker: loudspeaker
        {"03691459", {632}},
        // mailbox: mailbox
        {"03710193", {637}},
        // microphone: microphone
        {"03759954", {650}},
        // microwave: microwave
        {"03761084", {651}},
        // motorcycle: moped, motor scooter
        {"03790512", {665, 670}},
        // mug: coffee mug
        {"03797390", {504}},
        // piano: grand piano, upright
        {"03928116", {579, 881}},
        // pillow: pillow
        {"03938244", {721}},
        // pistol: revolver
        {"03948459", {763}},
        // flowerpot: pot
        {"03991062", {738}},
        // printer: printer
        {"04004475", {742}},
        // remote control: remote control
        {"04074963", {761}},
        // rifle: assault rifle, rifle
        {"04090263", {413, 764}},
        // rocket: missile, projectile
        {"04099429", {657, 744}},
        // sofa: studio couch
        {"04256520", {831}},
        // stove: stove
        {"04330267", {827}},
        // table: desk, dining table, pool table
        {"04379243", {526, 532, 736}},
        // telephone: cellular telephone, dial telephone, pay-phone
        {"04401088", {487, 528, 707}},
        // tower: beacon, water tower
        {"04460130", {437, 900}},
        // train: bullet train, electric locomotive, steam locomotive
        {"04468005", {466, 547, 820}},
        // watercraft: aircraft carrier, canoe, catamaran, container ship, fireboat, gondola,
        // lifeboat, liner, pirate, schooner, speedboat, submarine, trimaran, yawl
        {"04530566", {403, 472, 484, 510, 554, 576, 625, 628, 724, 780, 814, 833, 871, 914}},
        // washer: washer
        {"04554684", {897}},
        // clang-format on
    };
    return entries;
}

}  // namespace

std::span<const int> imagenet_classes(std::string_view synset, std::string_view class_name) {
    if (synset.empty()) {
        const ObjectClass* known = class_of_name(class_name);
        synset = known == nullptr ? std::string_view() : known->synset;
    }
    const auto found = std::find_if(table().begin(), table().end(),
                                    [&](const Entry& entry) { return entry.synset == synset; });
    return found == table().end() ? std::span<const int>() : std::span<const int>(found->indices);
}

}  // namespace turntable
