//! Where the cells of a surface lie on its thing: over the two longest sides of the box about it, row by row from its least corner.

use bevy::prelude::*;
use shujin_lesson::format::Surface;

/// The cells of a surface on a thing.
pub struct Cells {
    grid: [u16; 2],
    least: Vec3,
    size: Vec3,
    /// The axes along which columns and rows are counted, and that across which they lie.
    axes: [usize; 3],
}

impl Cells {
    /// Those of a surface on a thing whose box has these corners, in its own space, m.
    pub fn new(surface: &Surface, (least, most): (Vec3, Vec3)) -> Cells {
        let size = most - least;
        let thin = (0..3).min_by(|a, b| size[*a].total_cmp(&size[*b])).unwrap_or(1);
        // Across goes before up, and what lies has its rows towards the viewer.
        let axes = match thin {
            0 => [2, 1, 0],
            1 => [0, 2, 1],
            _ => [0, 1, 2],
        };
        Cells { grid: surface.grid.map(u16::from), least, size, axes }
    }

    /// The cell over which a point lies, in the thing's own space, m.
    pub fn at(&self, point: Vec3) -> u16 {
        let along = |part: usize| {
            let axis = self.axes[part];
            let cells = f32::from(self.grid[part]);
            ((point[axis] - self.least[axis]) / self.size[axis].max(f32::EPSILON) * cells).clamp(0.0, cells - 1.0)
                as u16
        };
        along(1) * self.grid[0] + along(0)
    }

    /// The middle of a cell, halfway through the thing, in its own space, m.
    pub fn middle(&self, cell: u16) -> Vec3 {
        let mut at = self.least + self.size * 0.5;
        for (part, number) in [cell % self.grid[0], cell / self.grid[0]].into_iter().enumerate() {
            let axis = self.axes[part];
            at[axis] = self.least[axis] + self.size[axis] * (f32::from(number) + 0.5) / f32::from(self.grid[part]);
        }
        at
    }

    /// The way across the surface, as long as the thing is thick, m.
    pub fn across(&self) -> Vec3 {
        let mut way = Vec3::ZERO;
        way[self.axes[2]] = self.size[self.axes[2]].max(0.001);
        way
    }

    /// The shorter side of a cell, m.
    pub fn side(&self) -> f32 {
        let side = |part: usize| self.size[self.axes[part]] / f32::from(self.grid[part]);
        side(0).min(side(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shujin_lesson::format::SurfaceLook;

    fn cells(grid: [u8; 2], size: Vec3) -> Cells {
        let surface = Surface {
            node: "plate".into(),
            grid,
            tool: None,
            passes: 1,
            takes: None,
            when: None,
            look: SurfaceLook::Plain,
        };
        Cells::new(&surface, (-size / 2.0, size / 2.0))
    }

    #[test]
    fn the_middle_of_each_cell_lies_in_it() {
        for size in [Vec3::new(0.4, 0.02, 0.3), Vec3::new(0.02, 0.4, 0.3), Vec3::new(0.4, 0.3, 0.0)] {
            let cells = cells([4, 5], size);
            for cell in 0..20 {
                assert_eq!(cells.at(cells.middle(cell)), cell, "{size}");
            }
            assert_eq!(cells.at(Vec3::splat(9.0)), 19, "beside it the nearest is meant");
        }
    }

    #[test]
    fn cells_lie_across_and_up_whatever_is_thin() {
        let upright = cells([4, 2], Vec3::new(1.0, 1.0, 0.1));
        assert_eq!((upright.at(Vec3::new(0.4, -0.4, 0.0)), upright.at(Vec3::new(-0.4, 0.4, 0.0))), (3, 4));
        let lying = cells([4, 2], Vec3::new(1.0, 0.1, 1.0));
        assert_eq!((lying.at(Vec3::new(0.4, 0.0, -0.4)), lying.at(Vec3::new(-0.4, 0.0, 0.4))), (3, 4));
    }
}
