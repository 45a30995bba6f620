// Asked for by Bevy's shaders, used by none of ours: nothing is drawn to be lit later.
#define_import_path bevy_pbr::rgb9e5

const NOTHING_IS_PACKED: bool = true;
